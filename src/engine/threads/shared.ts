import { pageBytes } from '../cpu/memory';
import { desk, type Layout, type Signal, standing } from './layout';

/** A memory for a layout, all 0, that threads can share. Throws a RangeError where the browser has none as large. */
export const sharedMemory = ({ words }: Pick<Layout, 'words'>): WebAssembly.Memory => {
  const pages = Math.max(1, Math.ceil((words * 4) / pageBytes));
  return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
};

/**
 * A thread's view of what all of them share. Numbers are moved as 32-bit integers: an aligned integer is read and written
 * whole, a float may be torn (half of an old one, half of a new one), in JavaScript as in WebAssembly.
 */
export class Shared {
  readonly words: Int32Array;
  /** What one thread writes and others read only when it has left. */
  readonly doubles: Float64Array;

  constructor(
    memory: WebAssembly.Memory,
    readonly layout: Layout,
  ) {
    this.words = new Int32Array(memory.buffer);
    this.doubles = new Float64Array(memory.buffer);
  }

  read(signal: Signal): number {
    return Atomics.load(this.words, this.layout.signals[signal]);
  }

  write(signal: Signal, value: number): void {
    Atomics.store(this.words, this.layout.signals[signal], value);
  }

  /** Adds to a signal; what it was before. */
  add(signal: Signal, value = 1): number {
    return Atomics.add(this.words, this.layout.signals[signal], value);
  }

  /** Sleeps while a signal has a value, at most so many ms. Not on the main thread, which may not sleep. */
  sleep(signal: Signal, value: number, ms: number): void {
    Atomics.wait(this.words, this.layout.signals[signal], value, ms);
  }

  wake(signal: Signal): void {
    Atomics.notify(this.words, this.layout.signals[signal]);
  }

  /** Whether every thread is to leave. */
  get isStopped(): boolean {
    return this.read('stop') !== 0;
  }

  /** Tells every thread to leave, those asleep too. The first reason stays. */
  stop(reason: 1 | 2 = 1): void {
    Atomics.compareExchange(this.words, this.layout.signals.stop, 0, reason);
    for (const signal of ['go', 'lock', 'round', 'pace'] as const) this.wake(signal);
  }

  of(worker: number, place: number): number {
    return Atomics.load(this.words, this.layout.desks[worker] + place);
  }

  put(worker: number, place: number, value: number): void {
    Atomics.store(this.words, this.layout.desks[worker] + place, value);
  }

  /** Counts on a line that the worker alone writes: no other has to be kept from it. */
  count(worker: number, place: number, by = 1): void {
    this.words[this.layout.desks[worker] + place] += by;
  }

  /** Whether a worker takes part, or may still come to. */
  isAlive(worker: number): boolean {
    return this.of(worker, desk.standing) < standing.left;
  }
}

const bits = new Int32Array(1);
const float = new Float32Array(bits.buffer);

/** The number of 32 bits. */
export function floatOf(word: number): number {
  bits[0] = word;
  return float[0];
}

/** The bits of a number, rounded to f32. */
export function bitsOf(value: number): number {
  float[0] = value;
  return bits[0];
}
