import { describe, expect, it } from 'vitest';
import { kernelBytes, slotCount } from '../../src/engine/cpu/kernel';
import { CpuRace } from '../../src/engine/cpu/race';
import { updateBytes } from '../../src/engine/cpu/update';
import { startOf } from '../../src/engine/start';
import { stepTable } from '../../src/engine/steps';
import { tracesOf } from '../../src/engine/traces';
import { evaluator, parseRule } from '../../src/math';
import { pointOf } from '../../src/study/trace';
import { surfaces } from '../../src/surfaces/catalog';
import { compileSurface } from '../../src/surfaces/compile';
import { everyForm } from './cases';
import { nearStep } from './conformance';

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

describe('update over arrays is the rule, to f32', () => {
  const separable = everyForm.filter(({ run }) => parseRule(run.rule, Object.keys(run.hyper)).separable);
  it('leaves out only what needs a whole point', () => expect(everyForm.length - separable.length).toBe(1));
  it.each(separable)('$id', ({ run }) => {
    const program = parseRule(run.rule, Object.keys(run.hyper));
    const names = ['theta', 'g', ...program.states.map((s) => s.name)];
    const count = 68;
    const base = 4096;
    const array = (i: number) => new Float32Array(memory.buffer, base + i * 4096, count);
    names.forEach((_, i) => {
      array(i).forEach((__, k, all) => {
        all[k] = 0.05 + 0.01 * i + 0.013 * k;
      });
    });
    const before = names.map((_, i) => array(i).slice());
    const row = stepTable(program, run, 1, 3);
    new Float32Array(memory.buffer, 0, row.length).set(row);
    const pointers = [1, 0, ...program.states.map((_, i) => i + 2)].map((i) => base + i * 4096);
    instantiate(updateBytes(program)).update(0, ...pointers, count / 4);
    const scalars = program.scalars.map((s) => s.name);
    for (const [output, tree] of program.update) {
      const exact = evaluator(tree, [...names, ...scalars]);
      const own = before[names.indexOf(output)];
      const wrong = [...array(names.indexOf(output))].filter((value, k) => {
        const from = output === 'theta' ? own[k] : 0;
        return !nearStep([value], [exact(...before.map((b) => b[k]), ...row)], [from], 1e-6);
      });
      expect([output, wrong]).toEqual([output, []]);
    }
  });
});

it('a parameter whose step is not finite or not valid stays where it was; its neighbours move', () => {
  const program = parseRule({ state: { v: 0 }, update: 'v = v + g^2\ntheta = theta - eta*g/sqrt(v - 1)' }, ['eta']);
  const gradient = [2, Number.NaN, 1e30, 0.5, 3, 2, 2, 2, 1, 4, 2, 2];
  const array = (i: number) => new Float32Array(memory.buffer, 4096 * (i + 1), gradient.length);
  array(0).set(gradient);
  array(1).fill(7);
  array(2).fill(0);
  new Float32Array(memory.buffer, 0, 1).set([0.1]);
  instantiate(updateBytes(program)).update(0, 4096, 8192, 12288, gradient.length / 4);
  const stays = [1, 2, 3, 8];
  gradient.forEach((g, i) => {
    expect([i, array(1)[i] === 7, array(2)[i] === 0]).toEqual([i, stays.includes(i), stays.includes(i)]);
    if (!stays.includes(i)) expect(array(1)[i]).toBeCloseTo(7 - (0.1 * g) / Math.sqrt(g * g - 1), 5);
  });
});
