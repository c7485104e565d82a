import fc from 'fast-check';
import { expect, test } from 'vitest';
import { constantsWgsl, Layout } from '../../src/engine/gpu/layout';
import { particleOf, particlesAt, stateOf } from '../../src/engine/gpu/particle';
import { parseRule } from '../../src/math';
import { uncommented } from '../support/shader-comments';

const layout = new Layout('Thing', 'A thing.', {
  count: ['u32', 'How many.'],
  place: ['i32', 'Where; -1: nowhere.'],
  size: ['f32', 'How large.'],
});

test('the struct and its packer have the fields in one order', () => {
  expect(layout.wgsl).toBe(
    '// A thing.\nstruct Thing {\n  // How many.\n  count: u32,\n  // Where; -1: nowhere.\n  place: i32,\n  // How large.\n  size: f32,\n}\n',
  );
  const words = layout.pack({ size: 0.5, place: -1, count: 7 });
  expect([...words]).toEqual([7, 0xffffffff, 0x3f000000]);
  expect(layout.words).toBe(3);
  expect(uncommented('layout', layout.wgsl)).toEqual([]);
});

test('what is packed is read again, whichever struct it is', () => {
  const thing = fc.record({
    count: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    place: fc.integer(),
    size: fc.float({ noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(thing), (things) => {
      const { buffer } = layout.pack(...things);
      const [count, place, size] = (['count', 'place', 'size'] as const).map((name) => layout.reader(buffer, name));
      expect(things.map((_, i) => ({ count: count(i), place: place(i), size: size(i) }))).toEqual(things);
    }),
  );
});

test('a struct within a struct and a parameter are as many words as they have fields', () => {
  const inner = new Layout('Inner', 'What is within.', { at: ['Param', 'Where.'], thing: [layout, 'What.'] });
  const outer = new Layout('Outer', 'What is around.', { inner: [inner, 'Within.'], ok: ['u32', 'Whether.'] });
  expect(outer.wgsl).toBe(
    '// What is around.\nstruct Outer {\n  // Within.\n  inner: Inner,\n  // Whether.\n  ok: u32,\n}\n',
  );
  expect(outer.words).toBe(6);
  const { buffer } = outer.pack({ inner: [0.5, -2, 7, -1, 8], ok: 1 }, { inner: [3, 4, 5, 6, 7], ok: 0 });
  expect([...new Float32Array(buffer, 0, 2)]).toEqual([0.5, -2]);
  expect([...new Uint32Array(buffer, 8, 2), new Float32Array(buffer)[4]]).toEqual([7, 0xffffffff, 8]);
  expect([0, 1].map(outer.reader(buffer, 'ok'))).toEqual([1, 0]);
});

test('a particle lies in a buffer as its struct says: theta, each state twice, f, ok', () => {
  const program = parseRule({ state: { m: 0 }, update: 'm = beta*m + g\ntheta = theta - eta*m' }, ['eta', 'beta']);
  const particle = particleOf(program);
  expect(stateOf(program).wgsl).toContain('  theta: Param,\n  // The state m.\n  m_: Param,\n');
  const { buffer } = particlesAt(program, 2, (i) => [1 + i, 2 + i, 3 + i, i === 0 ? 1 : 0]);
  expect([...new Float32Array(buffer, 0, 5)]).toEqual([1, 2, 0, 0, 3]);
  expect([0, 1].map(particle.reader(buffer, 'ok'))).toEqual([1, 0]);
  expect([...Array.from(particle.wideReader(buffer, 'state')(1))]).toEqual([2, 3, 0, 0]);
});

test('constants are whole numbers with their line', () => {
  expect(constantsWgsl({ bins: [48, 'Bins.'], threads: [64, 'Threads.'] })).toBe(
    '// Bins.\nconst bins = 48u;\n\n// Threads.\nconst threads = 64u;\n',
  );
});
