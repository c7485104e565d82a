import { pageBytes } from '../memory';

/**
 * Memories that nobody uses any more. A browser sets gigabytes of addresses apart for each, has a bound on them all, and takes
 * them back only when it clears up: a worker that trains thousands of runs uses one again.
 */
const left: WebAssembly.Memory[] = [];

/** A memory of so many bytes and a page beyond them, all of them 0. */
export function takeMemory(bytes: number): WebAssembly.Memory {
  const pages = Math.ceil(bytes / pageBytes) + 1;
  const memory = left.pop();
  if (!memory) return new WebAssembly.Memory({ initial: pages });
  const missing = pages - memory.buffer.byteLength / pageBytes;
  if (missing > 0) memory.grow(missing);
  new Uint8Array(memory.buffer, 0, pages * pageBytes).fill(0);
  return memory;
}

/** Leaves a memory to others; whoever had it has to forget it. */
export function leaveMemory(memory: WebAssembly.Memory): void {
  left.push(memory);
}
