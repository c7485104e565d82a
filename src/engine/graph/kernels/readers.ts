import { type ArrayReader, arrayReader } from '../../../math/arrays';
import type { Node } from '../../../math/tree';

const known = new WeakMap<Node, ArrayReader>();

/** The reading of a tree over names that are always the same for it; made once. */
export function readerOf(tree: Node, names: readonly string[]): ArrayReader {
  const read = known.get(tree) ?? arrayReader([tree], names);
  known.set(tree, read);
  return read;
}
