import fc from 'fast-check';
import { expect, test } from 'vitest';
import { constantsWgsl, Layout } from '../../src/engine/gpu/layout';
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

test('constants are whole numbers with their line', () => {
  expect(constantsWgsl({ bins: [48, 'Bins.'], threads: [64, 'Threads.'] })).toBe(
    '// Bins.\nconst bins = 48u;\n\n// Threads.\nconst threads = 64u;\n',
  );
});
