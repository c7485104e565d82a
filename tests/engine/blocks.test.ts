import { describe, expect, it } from 'vitest';
import { kernelBytes, slotCount } from '../../src/engine/cpu/kernel';
import { CpuRace } from '../../src/engine/cpu/race';
import { startOf } from '../../src/engine/start';
import { stepTable } from '../../src/engine/steps';
import { tracesOf } from '../../src/engine/traces';
import { parseRule } from '../../src/math';
import { pointOf } from '../../src/study/trace';
import { surfaces } from '../../src/surfaces/catalog';
import { compileSurface } from '../../src/surfaces/compile';
import { everyForm } from './cases';

const memory = new WebAssembly.Memory({ initial: 64 });
const instantiate = (bytes: Uint8Array<ArrayBuffer>) =>
  new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } }).exports as Record<
    string,
    (...args: number[]) => void
  >;

/** What descend is to do right: more steps than it takes at once, an odd number of particles, runs that end early and runs that do not. */
const grounds = [
  ['beale', surfaces.get('beale')?.f ?? '', (i: number) => [0.3 + 0.2 * i, 1.6 - 0.1 * i]],
  ['a monkey saddle that most leave', 'x^3 - 3*x*y^2', (i: number) => [0.4 * i - 2, 0.3]],
  ['a root and a logarithm with holes', 'sqrt(x) + log(y + 1)*x^2', (i: number) => [0.15 * i - 0.3, 0.2 * i - 1]],
] as const;

describe.each(grounds)('descend gives each of many runs the bits of its own race on %s', (_, f, startAt) => {
  const surface = compileSurface(f);
  const starts = Array.from({ length: 12 }, (_, i) => startAt(i) as [number, number]);
  const steps = 150;
  it.each(everyForm)('$id', ({ run }) => {
    const program = parseRule(run.rule, Object.keys(run.hyper));
    const slots = slotCount(program);
    const table = Float32Array.from(stepTable(program, run, steps));
    const blocks = starts.length / 4;
    const floats = new Float32Array(memory.buffer, 0, blocks * slots * 4);
    const words = new Uint32Array(memory.buffer, 0, floats.length);
    const states = program.states.flatMap((s) => [s.initial, s.initial]);
    const place = (i: number) => (slot: number) => Math.floor(i / 4) * slots * 4 + slot * 4 + (i % 4);
    starts.forEach((start, i) => {
      const at = place(i);
      const [x, y, value, ok] = startOf(surface, start);
      [x, y, ...states, value].forEach((v, slot) => {
        floats[at(slot)] = v;
      });
      words[at(slots - 1)] = ok ? 0xffffffff : 0;
    });
    const rows = floats.byteLength;
    new Float32Array(memory.buffer, rows, table.length).set(table);
    instantiate(kernelBytes(program, surface)).descend(rows, 0, blocks, steps);
    starts.forEach((start, i) => {
      const paths = new CpuRace().run({ f, runs: [run], start, steps });
      const at = place(i);
      const { length, divergedAt } = paths.ends[0];
      expect(words[at(slots - 1)]).toBe(divergedAt === undefined ? 0xffffffff : 0);
      if (length > 0)
        expect([floats[at(0)], floats[at(1)], floats[at(slots - 2)]]).toEqual(pointOf(tracesOf(paths)[0], length - 1));
    });
  });
});
