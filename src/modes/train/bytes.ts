/** A file of `data/` beside the page. */
export async function dataBytes(name: string): Promise<ArrayBuffer> {
  const response = await fetch(new URL(`data/${name}`, document.baseURI));
  if (!response.ok) throw new Error(`data/${name} could not be loaded: ${response.status}`);
  return response.arrayBuffer();
}
