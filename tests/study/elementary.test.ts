import { expect, it } from 'vitest';
import { cosine, logOfShare } from '../../src/study/elementary';
import { fillNormal, randomUnit } from '../../src/study/random';

/** Every 241st of the places in 2²⁴, and those beside the ends and the quarters, where digits would cancel. */
const all = 2 ** 24;
const near = [0, 0.25, 0.5, 0.75, 1].flatMap((share) => [-2, -1, 0, 1, 2].map((i) => share * all + i));
const places = [...Array.from({ length: Math.floor(all / 241) }, (_, i) => i * 241), ...near];
const apart = (found: number, expected: number): number => Math.abs(found - expected) / Math.abs(expected || 1);

it('the logarithm is that of Math to a few units in the last place', () => {
  for (const n of places.filter((place) => place >= 1 && place <= all)) {
    expect(apart(logOfShare(n), Math.log(n / all)), String(n)).toBeLessThan(1e-15);
  }
});

it('the cosine of every share of a turn is that of Math, near its zeros too', () => {
  for (const n of places.filter((place) => place >= 0 && place < all)) {
    const angle = (2 * Math.PI * n) / all;
    expect(apart(cosine(angle), Math.cos(angle)), String(n)).toBeLessThan(1e-15);
  }
});

it('normal numbers in single precision are those of the formula of Box and Muller, to the bit', () => {
  const count = 200_000;
  const [seed, stream, step] = [3, 1, 5];
  const drawn = new Float32Array(count);
  fillNormal(drawn, { seed, stream, step }, Array.from(drawn.keys()));
  const u = (i: number) => randomUnit(seed, stream, step, i);
  const plain = drawn.map((_, i) => Math.sqrt(-2 * Math.log(1 - u(2 * i))) * Math.cos(2 * Math.PI * u(2 * i + 1)));
  expect(drawn).toEqual(plain);
});
