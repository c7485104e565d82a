/** A seeded source of choices: the same seed makes the same ones, in the same order. */
export class Chance {
  /** @param {number} seed */
  constructor(seed) {
    this.state = seed >>> 0;
  }

  /** A number from 0 up to 1 (mulberry32). */
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /**
   * A whole number from 0 up to `count`.
   * @param {number} count
   */
  index(count) {
    return Math.floor(this.next() * count);
  }

  /**
   * One of several.
   * @template T
   * @param {readonly T[]} list not empty
   * @returns {T}
   */
  of(list) {
    return list[this.index(list.length)];
  }

  /**
   * The same things in another order.
   * @template T
   * @param {readonly T[]} list
   * @returns {T[]}
   */
  shuffled(list) {
    return list
      .map((item) => ({ item, at: this.next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item);
  }

  /**
   * Every thing once before any of them again.
   * @template T
   * @param {readonly T[]} list
   * @returns {() => T}
   */
  bag(list) {
    /** @type {T[]} */
    let left = [];
    return () => {
      if (left.length === 0) left = this.shuffled(list);
      return /** @type {T} */ (left.pop());
    };
  }
}
