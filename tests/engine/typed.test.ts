import { expect, it } from 'vitest';
import { CpuRace } from '../../src/engine/cpu/race';
import { raceJobOf } from '../../src/modes/race/job';
import { decode, editFormula, type State } from '../../src/state';
import { surfaces } from '../../src/surfaces/catalog';

const cpu = new CpuRace();
const segmentsOf = (state: State): Uint8Array => {
  const { segments } = cpu.run(raceJobOf(state));
  return new Uint8Array(segments.buffer, segments.byteOffset, segments.byteLength);
};

const shipped = decode('#scene=fig4a').state;
const f = surfaces.get('beale')?.f ?? '';

it('typed Beale is shipped Beale, to the bit', () => {
  const typed = editFormula(shipped, f);
  expect([typed.scene, typed.surface, typed.f]).toEqual([undefined, undefined, f]);
  expect(segmentsOf(typed)).toEqual(segmentsOf(shipped));
});

it('and so it is with its numbers as constants, written another way', () => {
  const constants = { a: 1.5, b: 2.25, c: 2.625, n: 3 };
  const typed = editFormula(shipped, '(a - x + x y)² + (b - x + x*y²)^2 + ((c - x) + x*y^n)^2', constants);
  expect(typed.constants).toEqual(constants);
  expect(segmentsOf(typed)).toEqual(segmentsOf(shipped));
});

it('another constant is another surface', () => {
  const typed = editFormula(shipped, f.replace('1.5', 'a'), { a: 1.25 });
  expect(segmentsOf(typed)).not.toEqual(segmentsOf(shipped));
});
