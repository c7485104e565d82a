import fc from 'fast-check';
import { expect, it } from 'vitest';
import { kernelBytes, slotCount, vectorBytes } from '../../src/engine/cpu/kernel';
import { CpuRace } from '../../src/engine/cpu/race';
import { runReference } from '../../src/engine/reference/run';
import { startOf } from '../../src/engine/start';
import { stepTable } from '../../src/engine/steps';
import type { RaceJob } from '../../src/engine/types';
import { type Program, parseRule } from '../../src/math';
import { compileSurface, type Surface } from '../../src/surfaces/compile';
import { expressionText } from '../math/arbitrary';
import { anyRun, anyStart, surfaceText } from './arbitrary';

const memory = new WebAssembly.Memory({ initial: 16 });

/** The functions of a kernel as functions of the bits of particles. */
function kernel(program: Program, surface: Surface, rows: Float32Array) {
  const module = new WebAssembly.Module(kernelBytes(program, surface));
  const instance = new WebAssembly.Instance(module, { env: { memory } });
  const { trace, descend } = instance.exports as Record<string, (...args: number[]) => void>;
  const block = slotCount(program) * vectorBytes;
  const after = (words: Uint32Array, call: (rows: number, free: number) => void) => {
    new Uint32Array(memory.buffer, 0, words.length).set(words);
    new Float32Array(memory.buffer, words.byteLength, rows.length).set(rows);
    call(words.byteLength, words.byteLength + Math.ceil(rows.byteLength / vectorBytes) * vectorBytes);
    return new Uint32Array(memory.buffer, 0, words.length).slice();
  };
  return {
    descended: (words: Uint32Array, steps: number) =>
      after(words, (table) => descend(table, 0, words.byteLength / block, steps)),
    traced: (words: Uint32Array, steps: number) => after(words, (table, free) => trace(table, 0, free, steps)),
  };
}

/** The word of a run's slot: four runs a block, one a lane. */
const placeOf = (slots: number, run: number, slot: number): number =>
  (Math.floor(run / 4) * slots + slot) * 4 + (run % 4);

/** The bits of particles at the starts. */
function particlesAt(program: Program, surface: Surface, starts: readonly (readonly [number, number])[]): Uint32Array {
  const slots = slotCount(program);
  const words = new Uint32Array(starts.length * slots);
  const floats = new Float32Array(words.buffer);
  starts.forEach((start, run) => {
    const [x, y, f, ok] = startOf(surface, start);
    [x, y, ...program.states.flatMap((s) => [s.initial, s.initial]), f].forEach((value, slot) => {
      floats[placeOf(slots, run, slot)] = value;
    });
    words[placeOf(slots, run, slots - 1)] = ok ? 0xffffffff : 0;
  });
  return words;
}

/** The bits of theta, states, f and ok of one run. */
const runIn = (words: Uint32Array, slots: number, run: number): number[] =>
  Array.from({ length: slots }, (_, slot) => words[placeOf(slots, run, slot)]);

it('descend, which looks only now and then whether all is well, gives every run the bits of trace, which always does', () => {
  const ended = { onTheWay: 0, never: 0 };
  const starts = fc.array(anyStart, { minLength: 40, maxLength: 40 });
  const blocks = fc.integer({ min: 1, max: 5 });
  const texts = fc.oneof({ weight: 4, arbitrary: surfaceText }, { weight: 1, arbitrary: expressionText });
  fc.assert(
    fc.property(anyRun, texts, starts, blocks, fc.integer({ min: 1, max: 200 }), (run, f, anywhere, count, steps) => {
      const program = parseRule(run.rule, Object.keys(run.hyper));
      const surface = compileSurface(f);
      const { descended, traced } = kernel(program, surface, Float32Array.from(stepTable(program, run, steps)));
      const slots = slotCount(program);
      // Most blocks begin whole: one run without a value at its start makes all of its block go carefully.
      const begins = (point: readonly [number, number]) => startOf(surface, point)[3] === 1;
      const points = [...anywhere.filter(begins), ...anywhere.filter((p) => !begins(p))].slice(0, 4 * count);
      const together = descended(particlesAt(program, surface, points), steps);
      points.forEach((start, i) => {
        const alone = runIn(traced(particlesAt(program, surface, [start, start, start, start]), steps), slots, 0);
        expect([i, runIn(together, slots, i)]).toEqual([i, alone]);
        if (begins(start)) ended[alone[slots - 1] ? 'never' : 'onTheWay']++;
      });
    }),
    { numRuns: 60 },
  );
  // Both are among the cases, or the property says little.
  for (const count of Object.values(ended)) expect(count).toBeGreaterThan(40);
});

it('a run ends at the step at which it ends in f64, wherever that step is the same for starts close by, or before it where single precision does not hold the step', () => {
  const cpu = new CpuRace();
  const seen = { left: 0, stayed: 0, steep: 0 };
  fc.assert(
    fc.property(anyRun, surfaceText, anyStart, fc.integer({ min: 1, max: 100 }), (run, f, start, steps) => {
      const job = { f, runs: [run], start, steps };
      const expected = smoothLength(job, 2e-5);
      if (expected === undefined) return;
      const { length, why } = cpu.run(job).ends[0];
      if (why === 'steep') expect(length).toBeLessThanOrEqual(expected);
      else expect(length).toBe(expected);
      seen[why === 'steep' ? 'steep' : expected > steps ? 'stayed' : 'left']++;
    }),
    { numRuns: 200 },
  );
  expect(seen.left).toBeGreaterThan(10);
  expect(seen.stayed).toBeGreaterThan(40);
  // A step that single precision does not hold is rare, or runs end too early.
  expect(seen.steep).toBeLessThan(10);
});

/** The points of a job's only path in f64; undefined where they are fewer or more from a corner of the start's surroundings. */
function smoothLength(job: RaceJob, h: number): number | undefined {
  const { start } = job;
  const from = (dx: number, dy: number) => runReference({ ...job, start: [start[0] + dx, start[1] + dy] })[0].points;
  const points = from(0, 0);
  // A determinant of vanishing curvatures leaves the range of f32 long before the path leaves its own.
  const newton = job.runs[0].rule.update.includes('newton');
  if (newton && points.some(([x, y]) => Math.hypot(x, y) > 100)) return undefined;
  const around = [from(h, h), from(-h, h), from(h, -h), from(-h, -h)];
  return around.every(({ length }) => length === points.length) ? points.length : undefined;
}
