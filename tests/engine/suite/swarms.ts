import type { SwarmJob } from '../../../src/engine/many/swarm';
import { type Engine, type Paths, Superseded, TooLarge } from '../../../src/engine/types';
import { surfaces } from '../../../src/surfaces/catalog';
import { everyForm, noisyRun } from '../cases';
import { countOf, plainSegments, raceOfParticle } from '../swarm-cases';
import { type Check, differs, first, floatsOf, rejection, unless } from './check';

/** One of each method, quick enough for some to diverge, and a noisy one. */
const quickRuns = everyForm
  .map(({ run }) => run)
  .filter((_, i) => i % 3 === 0)
  .map(({ rule, hyper }) => ({ rule, hyper: { ...hyper, ...('eta' in hyper && { eta: 3 * hyper.eta }) } }))
  .concat(noisyRun);

function swarmOn(id: string, change: Partial<SwarmJob> = {}): SwarmJob {
  const ground = surfaces.get(id);
  if (!ground) throw new RangeError(`no ${id}`);
  return {
    ...{ f: ground.f, minima: ground.minima.map((m) => m.at), radius: 0.2, runs: quickRuns },
    ...{ region: { box: ground.domain, round: true }, particles: 24, steps: 90, seed: 5 },
    bins: { scale: 'log', from: 0, least: -8, most: 4 },
    ...change,
  };
}

/** Differences of two lists of floats, bit by bit. */
function bitsApart(found: Float32Array, expected: Float32Array): readonly string[] {
  if (found.length !== expected.length) return [`${found.length} floats instead of ${expected.length}`];
  const [a, b] = [found, expected].map((floats) => new Uint32Array(floats.buffer, floats.byteOffset, floats.length));
  const apart = Array.from(a.keys()).filter((i) => a[i] !== b[i]);
  return first(apart.map((i) => `float ${i}: ${found[i]}, in the race ${expected[i]}`));
}

/** Steps in an order that goes on a little, on a lot, to the end and back. */
const seeks = [0, 1, 4, 33, 90, 20];

async function asRaced(engine: Engine, job: SwarmJob): Promise<readonly string[]> {
  const paths: Paths[] = [];
  for (let p = 0; p < job.particles; p++) {
    const { segments, ends, steps } = await engine.race(raceOfParticle(job, p));
    paths.push({ ends, steps, segments: segments.slice() });
  }
  const swarm = await engine.swarm(job);
  const wrong: string[] = [];
  for (const step of seeks) {
    const frame = await swarm.seek(step);
    const floats = await floatsOf(engine, frame);
    const counted = job.runs.map((_, r) => countOf(job, floats, r, step, (p) => paths[p].ends[r].why));
    const found = [
      ...bitsApart(floats, plainSegments(job, paths, step)),
      ...differs('tallies', frame.tallies, counted),
    ];
    wrong.push(...found.map((text) => `step ${step}: ${text}`));
  }
  swarm.dispose();
  return first(wrong);
}

const bits: readonly Check[] = ['beale', 'himmelblau', 'rastrigin'].map((id) => ({
  title: `every particle of a swarm on ${id} has the bits of its own race, every tally is a plain count`,
  run: (engine) => asRaced(engine, swarmOn(id)),
}));

const ends: readonly Check[] = [
  {
    title: 'a swarm counts what is too steep apart from what diverged, and 0/0 from both',
    run: async (engine) => {
      const epsilons = quickRuns.filter(({ hyper }) => 'epsilon' in hyper);
      const bare = epsilons.map((run) => ({ ...run, hyper: { ...run.hyper, epsilon: 0 } }));
      const steep = await asRaced(engine, swarmOn('beale', { f: '1e18*exp(y/2)*(x^2 + y^2)' }));
      const flat = await asRaced(engine, swarmOn('beale', { f: 'x^4', runs: bare }));
      return [...steep, ...flat];
    },
  },
];

/** Long enough to be given up on the way. */
const long = swarmOn('himmelblau', { runs: quickRuns.slice(0, 2), particles: 20_000, steps: 20_000 });

const courses: readonly Check[] = [
  {
    title: 'of seeks that wait only the newest is done, the others are superseded',
    run: async (engine) => {
      const swarm = await engine.swarm(swarmOn('beale'));
      const [a, b, c] = [3, 4, 5].map((step) => swarm.seek(step));
      const superseded = await rejection(b);
      const steps = [(await a).step, (await c).step];
      swarm.dispose();
      return [
        ...unless(superseded instanceof Superseded, `the second ends with ${superseded}`),
        ...differs('steps', steps, [3, 5]),
      ];
    },
  },
  {
    title: 'a seek that is aborted ends soon with the reason, and the next one is whole',
    run: async (engine) => {
      const swarm = await engine.swarm(long);
      const gone = new AbortController();
      const reason = new Error('not wanted');
      const moving = rejection(swarm.seek(long.steps, gone.signal));
      setTimeout(() => gone.abort(reason), 50);
      const ended = await moving;
      const again = await swarm.seek(2);
      const floats = await floatsOf(engine, again);
      swarm.dispose();
      const counted = long.runs.map((_, r) => countOf(long, floats, r, 2));
      return [...unless(ended === reason, `it ended with ${ended}`), ...differs('tallies', again.tallies, counted)];
    },
  },
  {
    title: 'a swarm that is put away rejects what it was asked',
    run: async (engine) => {
      const swarm = await engine.swarm(long);
      const moving = rejection(swarm.seek(long.steps));
      await new Promise((resolve) => setTimeout(resolve, 50));
      swarm.dispose();
      const [under, after] = [await moving, await rejection(swarm.seek(1))];
      return [
        ...unless(`${under}`.includes('put away'), `under way: ${under}`),
        ...unless(`${after}`.includes('put away'), `afterwards: ${after}`),
      ];
    },
  },
  {
    title: 'more particles than fit are refused before anything is computed, and it is said how many fit',
    run: async (engine) => {
      const refused = await rejection(engine.swarm(swarmOn('beale', { particles: 2 ** 28 })));
      if (!(refused instanceof TooLarge)) return [`it ended with ${refused}`];
      const asked = 2 ** 28 * quickRuns.length;
      return [
        ...differs('asked', [refused.what, refused.asked], ['particles', asked]),
        ...unless(refused.fitting > 2 ** 17 && refused.fitting < asked, `${refused.fitting} would fit`),
      ];
    },
  },
];

/** What every engine does with swarms. */
export const swarmChecks: readonly Check[] = [...bits, ...ends, ...courses];
