import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paceOf } from '../../../src/modes/parallel/curves';
import { expectedOf } from '../../../src/modes/parallel/expected';
import { groupsOf } from '../../../src/modes/parallel/groups';
import { shownRuns } from '../../../src/modes/parallel/shown';
import { lastUpTo, trailsOf } from '../../../src/modes/parallel/trails';
import { sharesOf } from '../../../src/modes/parallel/under/delays';
import { curvatureAt } from '../../../src/modes/parallel/under/gauge';
import { secondsShown } from '../../../src/modes/parallel/under/lanes-layout';
import { nameOfCoordinate } from '../../../src/modes/parallel/under/names';
import { commonTarget, secondsTo, speedupsOf } from '../../../src/modes/parallel/under/speedup';
import { bySpeed, utilisationOf } from '../../../src/modes/parallel/under/utilisation';
import { enTrain } from '../../../src/modes/train/en';
import { bowl, spread } from './spread';

const naming = { language: 'en' as const, text: enTrain as never };
const mark = { id: 'sgd', label: 'SGD', color: '#000', shape: 'circle' as const, dash: [] };

const shown = async (hash: string) => {
  const now = await spread(hash);
  return shownRuns(now, groupsOf(now.plan, [mark], 'light', naming));
};

describe('the path that is expected', () => {
  const hash = (scheme: string, network: string, methods: string) =>
    `#show=parallel&f=x^2/2%2By^2/2&domain=-3,3,-3,3&start=1,2&steps=40&workers=4&scheme=${scheme}&network=${network}&methods=${methods}`;
  const of = async (...told: [scheme: string, network: string, methods: string]) =>
    expectedOf((await shown(hash(...told)))[0]);

  test('is momentum 1 − 1/p at the rate η/p, from the step that all have read', async () => {
    const path = await of('hogwild', 'memoryless', 'sgd(eta=0.1)');
    // 1 − 0.1; then ¾ of the step before, less a fortieth of where it is; then once more.
    const first = 1 - 0.1 * 0.75 - 0.025;
    expect(path?.x.at).toHaveLength(41);
    expect(path?.x.value.slice(0, 2)).toEqual([1, expect.closeTo(first, 12)]);
    expect(path?.x.value[2]).toBeCloseTo(first + 0.75 * (first - 1) - 0.025 * first, 12);
    expect(path?.y.value[7]).toBeCloseTo(2 * (path?.x.value[7] ?? 0), 12);
    expect(path?.f.value[0]).toBe(2.5);
  });

  test.each([
    ['hogwild', 'memoryless', 'adam(eta=0.1)'],
    ['hogwild', 'memoryless', 'sgd(eta=0.1,with=clip)'],
    ['hogwild', 'equal', 'sgd(eta=0.1)'],
    ['ssp', 'memoryless', 'sgd(eta=0.1)'],
    ['easgd', 'memoryless', 'sgd(eta=0.1)'],
  ])('is not told where theory does not tell it: %s on %s with %s', async (...told) => {
    expect(await of(...told)).toBeUndefined();
  });
});

describe('trails', () => {
  const column = (at: number[], value: number[]) => ({ at, value });
  const run = (at: number[], x: number[]) => ({
    columns: { x: column(at, x), y: column(at, x), f: column(at, x) },
  });

  test('have every point of every path, and stand at the last one of an update at its step', () => {
    const server = run([0, 1, 2, 3], [0, 1, 2, 3]);
    const worker = run([0, 0, 0, 2, 2], [0, 10, 11, 20, 21]);
    const { trails, stepAt } = trailsOf([server, worker]);
    const xs = trails.traces.map(({ length, columns }) => Array.from({ length }, (_, k) => columns.x.at(k)));
    expect(xs[1]).toEqual([0, 10, 11, 11, 20, 21]);
    expect(xs[0]).toEqual([0, 0, 0, 1, 2, 2, 3]);
    expect([0, 1, 2, 3].map((update) => xs[0][stepAt(update)])).toEqual([0, 1, 2, 3]);
    expect([0, 1, 2].map((update) => xs[1][stepAt(update)])).toEqual([11, 11, 21]);
  });

  test('at every step show what each run had last, whatever was written down', () => {
    const ats = fc
      .array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 20 })
      .map((all) => all.sort((a, b) => a - b));
    fc.assert(
      fc.property(fc.array(ats, { minLength: 1, maxLength: 4 }), fc.integer({ min: 0, max: 14 }), (all, update) => {
        const { trails, stepAt } = trailsOf(all.map((at) => run(at, [...at.keys()])));
        trails.traces.forEach(({ length, columns }, i) => {
          const k = Math.min(stepAt(update), length - 1);
          const least = Math.min(...all.flat());
          if (update >= least)
            expect(columns.x.at(k)).toBe(all[i][0] > update ? 0 : all[i].findLastIndex((at) => at <= update));
        });
      }),
    );
  });

  test('the last number up to a value is found', () => {
    expect([-1, 0, 1, 2.5, 9].map((value) => lastUpTo([0, 1, 2, 3], value))).toEqual([0, 0, 1, 2, 3]);
  });
});

describe('delays', () => {
  test('have a mean of p − 1 when those under way are counted, and shares that add up to 1', async () => {
    const [one] = await shown(`${bowl}&steps=500&workers=7&network=memoryless`);
    expect(one.left.delaySum + one.left.delayInFlight).toBe(6 * 500);
    expect(sharesOf(one).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
  });

  test('the curvature is the larger eigenvalue of the Hessian where the server is', async () => {
    const [one] = await shown(`${bowl}&steps=5&workers=2`);
    expect(curvatureAt(one, 3)).toBeCloseTo(2, 12);
  });
});

describe('speed-up', () => {
  test('is the time of the fewest workers to a loss over that of more, for workers that are all alike', async () => {
    const runs = await shown(`${bowl}&steps=400&vary=workers:1;2;4&network=equal&methods=sgd(eta=0.005)`);
    const target = commonTarget(runs) ?? Number.NaN;
    const first = runs[0].left.server.f.value[0];
    expect(target).toBeLessThan(first);
    const points = speedupsOf(runs, target);
    expect(points.map(({ workers }) => workers)).toEqual([1, 2, 4]);
    expect(points[0].speedup).toBe(1);
    // Small steps: stale gradients are as good, and p workers p times as fast, to a round.
    expect(points[1].speedup).toBeGreaterThan(1.9);
    expect(points[2].speedup).toBeGreaterThan(3.7);
    expect(secondsTo(runs[0], -1)).toBeUndefined();
  });
});

describe('lanes', () => {
  test('show the cursor at every moment, and no more than there is', async () => {
    const [one] = await shown(`${bowl}&steps=300&workers=4`);
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: one.left.time, noNaN: true }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        (now, zoom) => {
          const [from, to] = secondsShown(one, now, zoom);
          expect(from >= 0 && from <= now && to >= now - 1e-9 && to <= one.left.time + 1e-9).toBe(true);
        },
      ),
    );
  });

  test('of many workers are shares of time that add up to what was computed', () => {
    const spans = [
      { worker: 0, kind: 'compute' as const, from: 0, to: 4 },
      { worker: 1, kind: 'compute' as const, from: 1, to: 2.5 },
      { worker: 1, kind: 'wait' as const, from: 2.5, to: 4 },
      { worker: 2, kind: 'compute' as const, from: 3.25, to: 9 },
    ];
    const busy = [1, 0.375, 0.2];
    expect(bySpeed([0.2, 0.9, 0.2, 1])).toEqual([3, 1, 0, 2]);
    const each = utilisationOf({ spans, busy }, [0, 4], 3, 8).shares;
    expect(each.reduce((a, b) => a + b, 0) * 0.5).toBeCloseTo(4 + 1.5 + 0.75, 12);
    expect([...each.slice(8, 16)]).toEqual([0, 0, 1, 1, 1, 0, 0, 0]);
    const two = utilisationOf({ spans, busy }, [0, 4], 2, 4).shares;
    expect([...two]).toEqual([0.5, 1, 0.75, 0.5, 0, 0, 0, 0.75]);
  });
});

describe('what varies', () => {
  const labels = async (vary: string) =>
    (await shown(`${bowl}&steps=2&workers=2&vary=${vary}`)).map(({ group }) => group.mark.label);

  test('is called by what tells it apart', async () => {
    expect(await labels('workers:1;8')).toEqual(['p = 1', 'p = 8']);
    expect(await labels('scheme:easgd(rho=0.5,tau=2);easgd(rho=0.7,tau=2)')).toEqual(['rho=0.5', 'rho=0.7']);
    expect(await labels('scheme:hogwild;synchronous(over=server);easgd')).toEqual([
      'Hogwild!',
      'Synchronous SGD, over=server',
      'EASGD',
    ]);
    expect(await labels('network:rack;slow(slow=3)')).toEqual(['a rack', 'one slow worker, slow=3']);
  });
});

describe('the pace of a server', () => {
  test('counts seconds and gradients by what was written down, in proportion between', () => {
    const server = { time: { at: [0, 2, 4], value: [0, 3, 9] }, gradients: { at: [0, 2, 4], value: [0, 10, 20] } };
    const { countAt } = paceOf({ server }, { trained: { rows: 50, batch: 5 } as never });
    expect([0, 1, 2, 3, 4].map((update) => countAt('time', update))).toEqual([0, 1.5, 3, 6, 9]);
    expect(countAt('examples', 2)).toBe(50);
    expect(countAt('epochs', 3)).toBe(1.5);
    expect(countAt('updates', 3)).toBe(3);
  });
});

describe('a coordinate', () => {
  const network = {
    parameters: [
      { name: 'W1', shape: [2, 3] },
      { name: 'b1', shape: [2] },
    ],
  } as never;
  test('is called by its input, or by its place', () => {
    const names = [0, 4, 7].map((one) => nameOfCoordinate(network, one, ['the', 'of', 'and']));
    expect(names).toEqual(['the → 0', 'of → 1', 'b1[1]']);
    expect(nameOfCoordinate(network, 4, undefined)).toBe('W1[1,1]');
    expect([0, 1].map((one) => nameOfCoordinate(undefined, one, undefined))).toEqual(['x', 'y']);
  });
});
