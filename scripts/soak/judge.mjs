/**
 * What a page holds while it rests, after garbage collection.
 * @typedef {{
 *   listeners: number, nodes: number, heap: number,
 *   workers: number, contexts: Record<string, number>,
 * }} Held heap in bytes; contexts: canvases that have one, by its kind
 */

/** How much of what may be left over, in its own unit and as a share: both must be exceeded. */
const tolerated = /** @type {const} */ ({
  listeners: { by: 20, unit: '' },
  nodes: { by: 200, unit: '' },
  heap: { by: 1e6, unit: ' bytes' },
});
const share = 0.1;

/** Canvases of 2-D contexts that hold an image for the next drawing: one for every method at most. */
const images = 12;

/**
 * What has grown between two rests, a line each; none where nothing was left over.
 * @param {Held} before
 * @param {Held} after
 * @returns {string[]}
 */
export function leftovers(before, after) {
  const grown = /** @type {(keyof typeof tolerated)[]} */ (Object.keys(tolerated)).flatMap((name) => {
    const more = after[name] - before[name];
    const { by, unit } = tolerated[name];
    return more > by && more > share * before[name]
      ? [`${name} grew from ${before[name]} to ${after[name]}${unit}`]
      : [];
  });
  const workers = after.workers > before.workers ? [`${after.workers - before.workers} workers are left over`] : [];
  const contexts = Object.entries(after.contexts).flatMap(([kind, count]) => {
    const more = count - (before.contexts[kind] ?? 0);
    return more > (kind === '2d' ? images : 0) ? [`${more} canvases with contexts of ${kind} are left over`] : [];
  });
  return [...grown, ...workers, ...contexts];
}
