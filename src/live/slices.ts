/** How long work on the page's thread goes on before others have their turn, in ms. */
const slice = 12;

/** Lets the page draw and hear the person; a message comes at once where a timer of a hidden page waits for a second. */
export const breath = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });

/** What items become, a slice of time after the other; ends with the signal's reason. */
export async function inSlices<Item, Result>(
  items: Iterable<Item>,
  work: (item: Item) => Result,
  signal?: AbortSignal,
): Promise<Result[]> {
  const results: Result[] = [];
  let begun = performance.now();
  for (const item of items) {
    if (performance.now() - begun > slice) {
      await breath();
      signal?.throwIfAborted();
      begun = performance.now();
    }
    results.push(work(item));
  }
  return results;
}
