import { describe, expect, it } from 'vitest';
import { CpuRace } from '../../src/engine/cpu/race';
import { tracesOf } from '../../src/engine/traces';
import { type Paths, segmentFloats } from '../../src/engine/types';
import { raceJobOf } from '../../src/modes/race/job';
import { scenes } from '../../src/scenes/catalog';
import { decode, maxSteps } from '../../src/state';
import { pointOf } from '../../src/study/trace';
import { everyForm, oneStep } from './cases';
import { stepDifferences } from './conformance';

const cpu = new CpuRace();
const race = (job: Parameters<CpuRace['run']>[0]) => cpu.run(job);
const sceneJob = (id: string) => raceJobOf(decode(`#scene=${id}`).state);

// All of them, where it costs seconds; what every engine is held to is in `suite`.
describe('one step of every form, in WebAssembly against f64', () => {
  it.each(oneStep)('on $surface', async (step) => {
    expect(await stepDifferences(race, step)).toEqual([]);
  });
});

describe('divergence is data', () => {
  const sgd = { rule: { update: 'theta = theta - eta*g' }, hyper: { eta: 1 } };
  const job = { f: 'x^4 + y^4', runs: [sgd], start: [3, 3] as const, steps: 50 };
  const everyFloatFinite = (paths: Paths) => paths.segments.every(Number.isFinite);

  it('a run that explodes ends one step before, and every float stays finite', () => {
    const paths = cpu.run(job);
    const { length, divergedAt } = paths.ends[0];
    expect(divergedAt).toBe(length);
    expect(length).toBeGreaterThan(1);
    expect(everyFloatFinite(paths)).toBe(true);
    expect(pointOf(tracesOf(paths)[0], 50)).toEqual(pointOf(tracesOf(paths)[0], length - 1));
  });

  it('a start where f is not valid draws no path and is diverged at 0', () => {
    const paths = cpu.run({ ...job, f: 'log(x)', start: [-1, 0] });
    expect(paths.ends).toEqual([{ length: 0, divergedAt: 0 }]);
    expect(everyFloatFinite(paths)).toBe(true);
  });

  it('a step that is valid nowhere ends at the first: Newton where H is singular everywhere', () => {
    const newton = { rule: { update: 'theta = theta - eta*newton' }, hyper: { eta: 1 } };
    for (const f of ['x + y', 'abs(x) + abs(y)']) {
      expect(cpu.run({ ...job, f, runs: [newton] }).ends).toEqual([{ length: 1, divergedAt: 1 }]);
    }
  });

  it('an exponential beyond f32 is not mistaken for a smaller one', () => {
    const paths = cpu.run({ ...job, f: '1e-20*exp(x)', start: [95, 0], runs: [{ ...sgd, hyper: { eta: 1e-30 } }] });
    expect(paths.ends[0].divergedAt).toBe(1);
    expect(everyFloatFinite(paths)).toBe(true);
  });

  it('a path that enters a hole of f ends there', () => {
    const paths = cpu.run({ ...job, f: 'sqrt(x) + y^2', start: [0.5, 1], runs: [{ ...sgd, hyper: { eta: 0.3 } }] });
    expect(paths.ends[0].divergedAt).toBeGreaterThan(1);
    expect(everyFloatFinite(paths)).toBe(true);
  });

  it('on the monkey saddle Momentum and NAG run away, about steps 152 and 117', () => {
    const { ends } = cpu.run(sceneJob('monkey-saddle'));
    const diverged = ends.map((e) => e.divergedAt).filter((k) => k !== undefined);
    expect(diverged.length).toBe(2);
    expect(diverged[0]).toBeCloseTo(152, -1);
    expect(diverged[1]).toBeCloseTo(117, -1);
  });
});

it('the most steps there may be, of a cheap method', () => {
  const sgd = { rule: { update: 'theta = theta - eta*g' }, hyper: { eta: 1e-4 } };
  const paths = cpu.run({ f: 'x^2 + y^2', runs: [sgd], start: [1, 1], steps: maxSteps });
  expect(paths.ends).toEqual([{ length: maxSteps + 1 }]);
});

it('segments join: each begins where the one before ends', () => {
  const { segments, steps } = cpu.run(sceneJob('fig4a'));
  for (let k = 1; k < steps; k++) {
    const at = k * segmentFloats;
    expect(segments.slice(at, at + 4)).toEqual(segments.slice(at - 4, at));
  }
});

describe('the bits of the CPU engine, the same on every machine', () => {
  it.each([...scenes.values()].flatMap(({ id, surface }) => (surface ? [id] : [])))('%s', (id) => {
    expect(checksum(cpu.run(sceneJob(id)).segments)).toMatchSnapshot();
  });
  it('every form, on every surface', () => {
    const sums = oneStep.map(({ surface, job }) => {
      const runs = job.runs.slice(0, everyForm.length);
      return [surface, checksum(cpu.run({ ...job, runs, steps: 20 }).segments)];
    });
    expect(everyForm.length).toBeGreaterThan(19);
    expect(Object.fromEntries(sums)).toMatchSnapshot();
  });
});

/** FNV-1a over the bits. */
function checksum(floats: Float32Array): string {
  let hash = 0x811c9dc5;
  for (const byte of new Uint8Array(floats.buffer, floats.byteOffset, floats.byteLength)) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
