import { CpuMap } from '../../../src/engine/cpu/map';
import { emptyPixels, type MapJob, type MapPixels, pixelFields } from '../../../src/engine/many/map';
import type { Engine } from '../../../src/engine/types';
import { defaultHyper, optimizers, ruleOf } from '../../../src/optimizers/catalog';
import { surfaces } from '../../../src/surfaces/catalog';
import { noisyRun } from '../cases';
import { axis, pixelAt, pixelOf, raceOfPixel } from '../map-cases';
import { type Check, differs, first, rejection, unless } from './check';

const plain = new CpuMap();

/** Learning rates with which runs arrive within a hundred steps, and smoothly. */
const rates: Readonly<Record<string, number>> = { sgd: 0.005, momentum: 0.002, adam: 0.2, adagrad: 0.5, rmsprop: 0.05 };

/** A map of a method with the rates of `rates`, over starts in the domain or over two hyperparameters. */
function mapJob(surface: string, method: string, changes: 'starts' | 'hyper', side: number): MapJob {
  const ground = surfaces.get(surface);
  const optimizer = optimizers.get(method);
  const rule = optimizer && ruleOf(optimizer);
  if (!ground || !optimizer || !rule) throw new RangeError(`no ${method} on ${surface}`);
  const { f, domain, start, minima } = ground;
  const [x0, x1, y0, y1] = domain;
  const hyper = { ...defaultHyper(optimizer), eta: rates[method] };
  const over = {
    starts: { across: axis('x', x0, x1, side), up: axis('y', y0, y1, side) },
    hyper: { across: axis('eta', 1e-3, 1, side), up: axis('beta1', 0.1, 0.97, side) },
  };
  const goals = { minima: minima.map(({ at }) => at), radius: 0.02 * (x1 - x0), goal: (minima[0]?.f ?? 0) + 0.01 };
  return { f, run: { rule, hyper }, start, steps: 100, ...over[changes], ...goals };
}

/** Pixels of the engine's map, among every seventh, that are not what the same engine's race says. */
async function notAsRaced(engine: Engine, job: MapJob): Promise<readonly string[]> {
  const pixels = await engine.map(job);
  const width = job.across.length;
  const wrong: string[] = [];
  for (let i = 0; i < width * job.up.length; i += 7) {
    const race = raceOfPixel(job, i % width, Math.floor(i / width));
    wrong.push(...differs(`pixel ${i}`, pixelAt(pixels, i), pixelOf(job, await engine.race(race))));
  }
  return first(wrong);
}

const himmelblau = (changes: 'starts' | 'hyper') => mapJob('himmelblau', 'adam', changes, 12);
const asRaced: Readonly<Record<string, MapJob>> = {
  starts: himmelblau('starts'),
  hyperparameters: himmelblau('hyper'),
  'starts with noise': { ...himmelblau('starts'), run: noisyRun },
  'starts without a minimum': { ...himmelblau('starts'), minima: [] },
  'starts that explode': {
    ...mapJob('himmelblau', 'sgd', 'starts', 12),
    run: { ...mapJob('himmelblau', 'sgd', 'starts', 1).run, hyper: { eta: 0.05 } },
  },
  'starts that are too steep': {
    ...mapJob('himmelblau', 'adagrad', 'starts', 12),
    f: '1e18*exp(y/2)*(x^2 + y^2)',
  },
  'starts with holes': { ...himmelblau('starts'), f: `${surfaces.get('himmelblau')?.f} + 1e-9*sqrt(x + 3)` },
};

const bits: readonly Check[] = Object.entries(asRaced).map(([what, job]) => ({
  title: `a map over ${what} has the bits of the same engine’s races`,
  run: (engine) => notAsRaced(engine, job),
}));

/** Share of the pixels whose minimum and whether they diverged is the same here and on the kernels of the CPU. */
async function agreement(engine: Engine, job: MapJob): Promise<number> {
  const [ours, theirs] = [await engine.map(job), plain.run(job)];
  const same = (a: MapPixels, b: MapPixels, i: number) =>
    a.minimum[i] === b.minimum[i] && a.lived[i] < job.steps === b.lived[i] < job.steps;
  const count = job.across.length * job.up.length;
  return Array.from({ length: count }, (_, i) => same(ours, theirs, i)).filter(Boolean).length / count;
}

/** Shares that must agree: chaos is nobody's fault. */
const shares = [
  ['himmelblau', 'sgd', 0.999],
  ['himmelblau', 'adam', 0.999],
  ['booth', 'momentum', 0.999],
  ['beale', 'adagrad', 0.999],
  ['rastrigin', 'momentum', 0.95],
] as const;

const agreements: readonly Check[] = shares.map(([surface, method, least]) => ({
  title: `${100 * least} % of the pixels of ${method} on ${surface} end as on the CPU`,
  run: async (engine) => {
    const found = await agreement(engine, mapJob(surface, method, 'starts', 48));
    return unless(found >= least, `${found} of them`);
  },
}));

/** What comes by tiles, put together, is the whole; each pixel comes once. */
async function tilesJoin(engine: Engine, job: MapJob): Promise<readonly string[]> {
  const width = job.across.length;
  const times = new Uint8Array(width * job.up.length);
  const joined = emptyPixels(times.length);
  const whole = await engine.map(job, {
    onTile: (pixels, { x0, x1, y0, y1 }) => {
      for (let y = y0; y < y1; y++) {
        for (let x = x0; x < x1; x++) {
          times[y * width + x]++;
          const from = (y - y0) * (x1 - x0) + x - x0;
          for (const field of pixelFields) joined[field][y * width + x] = pixels[field][from];
        }
      }
    },
  });
  return [
    ...unless(
      times.every((n) => n === 1),
      'a pixel did not come once',
    ),
    ...unless(JSON.stringify(joined) === JSON.stringify(whole), 'the parts are not the whole'),
  ];
}

const long: MapJob = { ...mapJob('himmelblau', 'momentum', 'starts', 400), steps: 2000 };

const courses: readonly Check[] = [
  {
    title: 'the tiles of a map join',
    run: (engine) => tilesJoin(engine, mapJob('himmelblau', 'momentum', 'starts', 40)),
  },
  {
    title: 'a map that is aborted ends soon with the reason, and the next one is whole',
    run: async (engine) => {
      const controller = new AbortController();
      const reason = new Error('enough');
      let tiles = 0;
      const onTile = () => {
        tiles++;
        controller.abort(reason);
      };
      const ended = await rejection(engine.map(long, { signal: controller.signal, onTile }));
      const seen = tiles;
      return [
        ...unless(ended === reason, `it ended with ${ended}`),
        ...(await tilesJoin(engine, mapJob('himmelblau', 'momentum', 'starts', 8))),
        ...unless(tiles === seen, 'a tile came after the end'),
      ];
    },
  },
  {
    title: 'a map that is aborted before it begins computes nothing',
    run: async (engine) => {
      const reason = new Error('not wanted');
      let tiles = 0;
      const onTile = () => tiles++;
      const ended = await rejection(engine.map(long, { signal: AbortSignal.abort(reason), onTile }));
      return [...unless(ended === reason, `it ended with ${ended}`), ...differs('tiles', tiles, 0)];
    },
  },
];

/** What every engine does with maps. */
export const mapChecks: readonly Check[] = [...bits, ...agreements, ...courses];
