/** A file of `data/` beside the page, or beside the script of the element, whose page has no address of its own. */
export async function dataBytes(name: string): Promise<ArrayBuffer> {
  const response = await fetch(new URL(`data/${name}`, document.documentElement.dataset.files || document.baseURI));
  if (!response.ok) throw new Error(`data/${name} could not be loaded: ${response.status}`);
  return response.arrayBuffer();
}
