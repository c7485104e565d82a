import type { Node, UniformNode } from 'three/webgpu';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type HeightUniforms, heightNode, heightOf, heightScale, setHeights } from '../../src/stage/height';

const scales = [
  heightScale('linear', -4, 5, 1),
  heightScale('log', 0, 1.7e5, 1.6),
  heightScale('log', -30, -2, 0.5),
  heightScale('linear', 3, 3, 1),
];

/** What a shader makes of every value: f64 for most tests; for those of its range single precision, subnormals flushed. */
let hardware = (value: number): number => value;

/** A shader node that computes at once, in JavaScript: the operations that the reading uses, and no others. */
class Computed {
  readonly value: number;
  constructor(value: number) {
    this.value = hardware(value);
  }
  static of = (v: Computed | { value: number } | number) => (typeof v === 'number' ? v : v.value);
  private with =
    (f: (a: number, ...b: number[]) => number) =>
    (...others: (Computed | number)[]) =>
      new Computed(f(this.value, ...others.map(Computed.of)));
  clamp = this.with((a, lo, hi) => Math.min(Math.max(a, lo), hi));
  sub = this.with((a, b) => a - b);
  add = this.with((a, b) => a + b);
  mul = this.with((a, b) => a * b);
  div = this.with((a, b) => a / b);
  abs = this.with(Math.abs);
  sign = this.with(Math.sign);
  log = this.with(Math.log);
  greaterThan = this.with((a, b) => Number(a > b));
  select = this.with((yes, a, b) => (yes ? a : b));
}

function readByShader(scale: (typeof scales)[number], f: number): number {
  const names = ['isLog', 'shrink', 'least', 'most', 'base', 'unit', 'low', 'gain'] as const;
  const plain = Object.fromEntries(names.map((name) => [name, { value: 0 }])) as unknown as HeightUniforms;
  setHeights(plain, scale);
  const computed = Object.fromEntries(
    names.map((name) => [name, new Computed(plain[name].value) as unknown as UniformNode<'float'>]),
  ) as unknown as HeightUniforms;
  return (heightNode(new Computed(f) as unknown as Node<'float'>, computed) as unknown as Computed).value;
}

describe.each(scales)('the height on a $kind scale from $lo', (scale) => {
  test('puts the ends of the range on the floor and the lid', () => {
    expect(heightOf(scale, scale.lo)).toBeCloseTo(-1, 9);
    expect(heightOf(scale, scale.hi)).toBeCloseTo(1, 9);
  });

  test('rises with f, and is finite for every f', () => {
    const values = [-1e38, -100, -4, -1, 0, 1e-3, 1, 4, 1e5, 1e38].map((f) => heightOf(scale, f));
    expect(values.every(Number.isFinite)).toBe(true);
    expect(values).toEqual([...values].sort((a, b) => a - b));
  });

  test('has one meaning in JavaScript and in the shader', () => {
    for (const f of [-1e38, -7, -4, -0.5, 0, 0.3, 5, 230, 1e6, 1e38]) {
      expect(readByShader(scale, f)).toBeCloseTo(heightOf(scale, f), 12);
    }
  });
});

describe('as high as single precision goes', () => {
  const single = (value: number) => (Math.abs(value) < 2 ** -126 ? 0 : Math.fround(value));
  beforeEach(() => {
    hardware = single;
  });
  afterEach(() => {
    hardware = (value) => value;
  });
  test.each([
    ['linear', -3e38, 3e38],
    ['linear', 0, 3.4e38],
    ['log', 0, 3.4e38],
    ['log', -3.4e38, 3.4e38],
    ['linear', 1e33, 2e33],
    ['linear', -4, 5],
  ] as const)('%s, %f … %f', (kind, lo, hi) => {
    const scale = heightScale(kind, lo, hi, 1);
    for (const share of [0, 0.1, 0.5, 0.9, 1]) {
      const f = lo + share * (hi - lo);
      expect(readByShader(scale, f)).toBeCloseTo(heightOf(scale, f), 3);
    }
    for (const f of [-3.4e38, 3.4e38]) expect(Number.isFinite(readByShader(scale, f))).toBe(true);
  });
});
