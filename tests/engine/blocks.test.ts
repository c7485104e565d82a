import { describe, expect, it } from 'vitest';
import { kernelBytes, slotCount, vectorBytes } from '../../src/engine/cpu/kernel';
import { CpuRace } from '../../src/engine/cpu/race';
import { updateBytes } from '../../src/engine/cpu/update';
import { stepTable } from '../../src/engine/steps';
import { pointOf } from '../../src/engine/types';
import { evaluator, parseRule } from '../../src/math';
import { surfaces } from '../../src/surfaces/catalog';
import { compileSurface } from '../../src/surfaces/compile';
import { everyForm } from './cases';

const memory = new WebAssembly.Memory({ initial: 64 });
const instantiate = (bytes: Uint8Array<ArrayBuffer>) =>
  new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } }).exports as Record<
    string,
    (...args: number[]) => void
  >;

describe('descend gives each of many runs the bits of its own race', () => {
  const f = surfaces.get('beale')?.f ?? '';
  const surface = compileSurface(f);
  const starts = Array.from({ length: 8 }, (_, i): [number, number] => [0.3 + 0.2 * i, 1.6 - 0.1 * i]);
  const steps = 60;
  it.each(everyForm)('$id', ({ run }) => {
    const program = parseRule(run.rule, Object.keys(run.hyper));
    const slots = slotCount(program);
    const table = Float32Array.from(stepTable(program, run.hyper, steps));
    const floats = new Float32Array(memory.buffer, 0, 2 * slots * 4);
    const initial = [0, 0, ...program.states.flatMap((s) => [s.initial, s.initial]), 0];
    starts.forEach((start, i) => {
      const at = (slot: number) => Math.floor(i / 4) * slots * 4 + slot * 4 + (i % 4);
      initial.forEach((value, slot) => {
        floats[at(slot)] = value;
      });
      floats[at(0)] = start[0];
      floats[at(1)] = start[1];
      floats[at(slots - 2)] = surface.valueAt(Math.fround(start[0]), Math.fround(start[1]));
      new Uint32Array(memory.buffer)[at(slots - 1)] = 0xffffffff;
    });
    const rows = 2 * slots * vectorBytes;
    new Float32Array(memory.buffer, rows, table.length).set(table);
    instantiate(kernelBytes(program, surface)).descend(rows, 0, 2, steps);
    starts.forEach((start, i) => {
      const paths = new CpuRace().run({ f, runs: [run], start, steps, seed: 0 });
      const at = (slot: number) => Math.floor(i / 4) * slots * 4 + slot * 4 + (i % 4);
      expect([floats[at(0)], floats[at(1)], floats[at(slots - 2)]]).toEqual(pointOf(paths, 0, steps));
    });
  });
});

describe('update over arrays is the rule, to f32', () => {
  const separable = everyForm.filter(({ run }) => parseRule(run.rule, Object.keys(run.hyper)).separable);
  it('leaves out only what needs a whole point', () => expect(everyForm.length - separable.length).toBe(1));
  it.each(separable)('$id', ({ run }) => {
    const program = parseRule(run.rule, Object.keys(run.hyper));
    const names = ['theta', 'g', ...program.states.map((s) => s.name)];
    const count = 64;
    const base = 4096;
    const array = (i: number) => new Float32Array(memory.buffer, base + i * 4096, count);
    names.forEach((_, i) => {
      array(i).forEach((__, k, all) => {
        all[k] = 0.05 + 0.01 * i + 0.013 * k;
      });
    });
    const before = names.map((_, i) => array(i).slice());
    const row = stepTable(program, run.hyper, 1, 3);
    new Float32Array(memory.buffer, 0, row.length).set(row);
    const pointers = [1, 0, ...program.states.map((_, i) => i + 2)].map((i) => base + i * 4096);
    instantiate(updateBytes(program)).update(0, ...pointers, count / 4);
    const scalars = program.scalars.map((s) => s.name);
    for (const [output, tree] of program.update) {
      const exact = evaluator(tree, [...names, ...scalars]);
      array(names.indexOf(output)).forEach((value, k) => {
        const expected = exact(...before.map((b) => b[k]), ...row);
        expect(Math.abs(value - expected)).toBeLessThanOrEqual(2e-6 * Math.max(1, Math.abs(expected)));
      });
    }
  });
});
