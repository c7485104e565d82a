import { describe, expect, it } from 'vitest';
import { CpuRace } from '../../src/engine/cpu/race';
import { tracesOf } from '../../src/engine/traces';
import { type Paths, type RaceJob, segmentFloats } from '../../src/engine/types';
import { pointOf } from '../../src/study/trace';
import { compileSurface } from '../../src/surfaces/compile';
import { everyForm, oneStep, type Step } from './cases';
import { stepDifferences } from './conformance';
import { statesTried, stepsTried } from './suite/races';

const cpu = new CpuRace();

/** An engine whose steps are too long by a share: from each run's `before`, with the right f where they end. */
const stretching =
  (share: number, { before }: Step) =>
  (job: RaceJob): Paths => {
    const paths = cpu.run(job);
    const { valueAt } = compileSurface(job.f);
    const segments = paths.segments.slice();
    before.forEach((from, run) => {
      const [x, y] = pointOf(tracesOf(paths)[run], 1)
        .slice(0, 2)
        .map((to, i) => Math.fround(from[i] + (1 + share) * (to - from[i])));
      segments.set([x, y, valueAt(x, y)], run * segmentFloats + 4);
    });
    return { ...paths, segments };
  };

/** The runs in which it is noticed that every step is longer by a share. */
async function noticed(share: number, step: Step): Promise<ReadonlySet<string>> {
  const found = await stepDifferences(stretching(share, step), step);
  return new Set(step.ids.filter((id) => found.some((text) => text.startsWith(`${id}: `))));
}

/** The forms that a step is of. */
const formsOf = ({ ids }: Step) => everyForm.map(({ id }) => id).filter((id) => ids.includes(id));

describe('what the suite’s comparison of one step notices', () => {
  it.each(stepsTried)('a step longer by a thousandth, of every form tried on $surface', async (step) => {
    const found = await noticed(1e-3, step);
    const missed = formsOf(step).filter((id) => !['', ' (warm)', ' (bold)'].some((begun) => found.has(id + begun)));
    expect(missed).toEqual([]);
  });

  it.each(stepsTried)('a step longer by a tenth at the default rate, of every form tried on $surface', async (step) => {
    const found = await noticed(0.1, step);
    expect(formsOf(step).length).toBeGreaterThan(6);
    expect(formsOf(step).filter((id) => !found.has(id))).toEqual([]);
  });

  it.each(statesTried)('a state larger by a ten-thousandth, of every form on $surface', async (states) => {
    const paths = cpu.run(states.job);
    // A state may be 0 after the step in both coordinates: Rprop forgets the slope where its sign flips.
    const visible = states.ids.filter((_, run) =>
      pointOf(tracesOf(paths)[run], 1)
        .slice(0, 2)
        .some((value) => value !== 0),
    );
    expect(visible.length).toBeGreaterThan(0.9 * states.ids.length);
    const found = await noticed(1e-4, states);
    expect(visible.filter((id) => !found.has(id))).toEqual([]);
  });
});

it('no run of one step ends before the step', () => {
  for (const { job } of oneStep) expect(cpu.run(job).ends.filter(({ length }) => length !== 2)).toEqual([]);
});
