import { bitsOf, floatOf, type Shared } from './shared';
import type { Places } from './store';

/** What is asked of a shard by a word of its own for each worker; 0 again when it is done. */
export const asks = { nothing: 0, parameters: 1, update: 2 } as const;

/** Words of the line by which a worker and a shard speak. */
const box = { asks: 0, updates: 1, read: 2, from: 3, to: 4, readTime: 6, taken: 8 } as const;

/** What comes with a push: the update that it was taken at and when, its iterations, and where the last gradient was taken. */
export interface Letter {
  readonly read: number;
  readonly readTime: number;
  readonly from: number;
  readonly to: number;
  readonly taken: readonly [number, number];
}

/** Longest sleep before a thread looks whether all are to leave, in ms. */
const nap = 10;

/**
 * A worker's mailbox: where the parameters have servers, one thread for each shard of them, workers never touch the store.
 * They lay down what they push, or ask for parameters, ring the shard's bell, and the shard does it. A push is not waited
 * for: only the next one waits until this one is taken. Every shard does its part by itself, and so a worker may get
 * parameters of different versions from different shards.
 */
export class Mailbox {
  constructor(
    private readonly shared: Shared,
    private readonly worker: number,
    /** Throws where the worker is to leave. */
    private readonly look: () => void,
  ) {}

  /** Asks all shards for their parameters, into x; the update that the first of them was at. */
  fetch({ coordinates, count }: Places, x: Float32Array): number {
    const { words, layout } = this.shared;
    this.settle();
    this.ring(asks.parameters);
    this.settle();
    const begin = layout.replies[this.worker];
    const bits = new Int32Array(x.buffer, x.byteOffset, x.length);
    for (let j = 0; j < count; j++) if (coordinates[j] >= 0) bits[j] = words[begin + coordinates[j]];
    return words[layout.boxes[this.worker][0] + box.updates];
  }

  /** Lays down a push for all shards, once they have taken the one before; `sent` is called as it leaves. */
  push({ coordinates, count }: Places, push: Float32Array, letter: Letter, sent: () => void): void {
    const { words, layout } = this.shared;
    this.settle();
    const begin = layout.posts[this.worker];
    for (let j = 0; j < count; j++) if (coordinates[j] >= 0) words[begin + coordinates[j]] = bitsOf(push[j]);
    for (const at of layout.boxes[this.worker]) enterLetter(this.shared, at, letter);
    // Before any shard can take it.
    sent();
    this.ring(asks.update);
  }

  /** Waits until every shard has done what it was asked. */
  private settle(): void {
    const { words, layout } = this.shared;
    for (const at of layout.boxes[this.worker]) {
      for (let asked = Atomics.load(words, at); asked !== asks.nothing; asked = Atomics.load(words, at)) {
        this.look();
        Atomics.wait(words, at, asked, nap);
      }
    }
  }

  /** The first shard last: when it has made the last update, the others have been told of it. */
  private ring(asked: number): void {
    const { words, layout } = this.shared;
    const boxes = layout.boxes[this.worker];
    for (let shard = boxes.length - 1; shard >= 0; shard--) {
      Atomics.store(words, boxes[shard], asked);
      Atomics.add(words, layout.bells[shard], 1);
      Atomics.notify(words, layout.bells[shard]);
    }
  }
}

/** What a worker asks of a shard. */
export const askedOf = ({ words, layout }: Shared, worker: number, shard: number): number =>
  Atomics.load(words, layout.boxes[worker][shard]);

/** A shard has done what a worker asked, after so many updates of its own. */
export function answer({ words, layout }: Shared, worker: number, shard: number, updates: number): void {
  const at = layout.boxes[worker][shard];
  words[at + box.updates] = updates;
  Atomics.store(words, at, asks.nothing);
  Atomics.notify(words, at);
}

/** Sleeps until the bell of a shard rings, if it has not rung since it was seen. */
export function awaitBell({ words, layout }: Shared, shard: number, seen: number): void {
  Atomics.wait(words, layout.bells[shard], seen, nap);
}

function enterLetter({ words, doubles }: Shared, at: number, { read, readTime, from, to, taken }: Letter): void {
  words[at + box.read] = read;
  words[at + box.from] = from;
  words[at + box.to] = to;
  doubles[(at + box.readTime) / 2] = readTime;
  for (const i of [0, 1]) words[at + box.taken + i] = bitsOf(taken[i]);
}

/** The letter of the push that lies there. */
export function letterOf({ words, doubles, layout }: Shared, worker: number, shard: number): Letter {
  const at = layout.boxes[worker][shard];
  return {
    ...{ read: words[at + box.read], from: words[at + box.from], to: words[at + box.to] },
    readTime: doubles[(at + box.readTime) / 2],
    taken: [floatOf(words[at + box.taken]), floatOf(words[at + box.taken + 1])],
  };
}
