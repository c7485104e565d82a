import { describe, expect, test } from 'vitest';
import { type Guest, Shelf, type Sight } from '../../element/shelf';

/** An element without a page: its frame is drawn at once, its still picture a turn later. */
class Toy implements Guest {
  asked = false;
  alive = false;
  pictured = false;
  used = 0;
  woken = 0;

  constructor(
    readonly shelf: Shelf,
    readonly clock: { now: number; alive: number; most: number },
    public sight: Sight = 'out',
  ) {
    shelf.add(this);
  }

  get mayRest() {
    return this.alive && this.pictured;
  }

  look(sight: Sight) {
    if (sight === 'in') this.used = this.clock.now++;
    this.sight = sight;
    this.shelf.plan();
  }

  wake() {
    this.alive = true;
    this.woken++;
    this.clock.most = Math.max(this.clock.most, ++this.clock.alive);
    queueMicrotask(() => {
      this.pictured = true;
      this.asked = false;
      this.used = this.clock.now++;
      this.shelf.plan();
    });
  }

  async rest() {
    await Promise.resolve();
    this.alive = false;
    this.clock.alive--;
  }
}

const quiet = () => new Promise((resolve) => setTimeout(resolve));
const twenty = (sight: Sight = 'out') => {
  const clock = { now: 0, alive: 0, most: 0 };
  const shelf = new Shelf(12);
  return { clock, toys: Array.from({ length: 20 }, () => new Toy(shelf, clock, sight)) };
};

describe('the frames of a page', () => {
  test('are never more than there may be: all in sight get a picture, each made once', async () => {
    const { clock, toys } = twenty('in');
    await quiet();
    expect(clock).toMatchObject({ alive: 12, most: 12 });
    expect(toys.map(({ pictured }) => pictured)).toEqual(Array(20).fill(true));
    expect(toys.map(({ woken }) => woken)).toEqual(Array(20).fill(1));
  });

  test('are for what is in sight or less than a screen away; what was far away gives its own first', async () => {
    const { clock, toys } = twenty();
    await quiet();
    expect(clock.most).toBe(0);
    for (let k = 0; k < 20; k++) {
      toys[k].look('in');
      toys[k + 1]?.look('near');
      await quiet();
      toys[k].look('out');
    }
    await quiet();
    expect(clock.most).toBe(12);
    // The last twelve, as they were seen last.
    expect(toys.map(({ alive }) => alive)).toEqual(toys.map((_, k) => k >= 8));
    // Scrolled back and forth, nothing is made again: still pictures stay.
    for (const toy of [...toys].reverse()) {
      toy.look('in');
      await quiet();
      toy.look('out');
    }
    expect(toys.map(({ woken }) => woken)).toEqual(Array(20).fill(1));
  });

  test('go to a still picture that is touched, from the one that was used least recently', async () => {
    const { clock, toys } = twenty('in');
    await quiet();
    const stills = toys.filter(({ alive }) => !alive);
    const oldest = toys.filter(({ alive }) => alive).sort((a, b) => a.used - b.used)[0];
    stills[0].asked = true;
    stills[0].shelf.plan();
    await quiet();
    expect([stills[0].alive, oldest.alive, clock.alive, clock.most]).toEqual([true, false, 12, 12]);
    expect(toys.filter(({ woken }) => woken > 1)).toEqual([stills[0]]);
  });

  test('come to what a program asks for, wherever it is, and stay with whom it waits for', async () => {
    const { clock, toys } = twenty();
    toys[17].asked = true;
    toys[17].shelf.plan();
    await quiet();
    expect(toys.filter(({ alive }) => alive)).toEqual([toys[17]]);
    for (const toy of toys) toy.look('in');
    toys[17].asked = true;
    await quiet();
    expect([toys[17].alive, toys[17].woken, clock.most]).toEqual([true, 1, 12]);
  });
});
