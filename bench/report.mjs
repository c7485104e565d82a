import { cpus, loadavg, totalmem } from 'node:os';

/** @typedef {import('./cpu/results').Contest} Contest */
/** @typedef {import('./cpu/results').MapRow} MapRow */
/** @typedef {import('./cpu/results').Seconds} Seconds */
/** @typedef {import('./cpu/results').Rates} Rates */
/** @typedef {{ contests: Contest[], scaling: Seconds, map: MapRow[], simulated?: Rates, growth?: Record<string, number> }} InNode */
/** @typedef {{ contests: Contest[], scaling: Seconds, shared?: Rates, adapter: string, browser: string }} InBrowser */
/** @typedef {{ firstFrame: number[], latency: number[], frame: number[], methods: number, steps: number, long: Seconds, swarm: Seconds }} Page */
/** @typedef {Record<string, number>} Ratios */
/** @typedef {Record<string, [least: number, most: number]>} Spread */

/**
 * What everything ran on.
 * @param {InBrowser} inBrowser
 */
export const machine = ({ browser, adapter }) => ({
  cpu: cpus()[0].model,
  cores: cpus().length,
  memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
  node: process.version,
  chromium: browser,
  adapter,
  load: `load ${loadavg()[2].toFixed(1)}`,
  date: new Date().toISOString().slice(0, 10),
});

/**
 * Ratios by name, and how far those of single rounds were apart: Node's of the first size of each contest; its other
 * sizes, what the browser alone measures, and the same contests there, with a prefix `chromium.`.
 * @param {InNode} inNode
 * @param {InBrowser} inBrowser
 * @returns {{ ratios: Ratios, spread: Spread }}
 */
export function ratios(inNode, inBrowser) {
  /** @type {Ratios} */
  const ratios = {};
  /** @type {Spread} */
  const spread = {};
  const take = (/** @type {Contest} */ contest, /** @type {(name: string) => string} */ called) => {
    for (const [name, value] of Object.entries(contest.ratios)) {
      const known = called(name);
      ratios[known] = value;
      spread[known] = range(contest, name);
    }
  };
  for (const contest of inNode.contests) {
    take(contest, (name) => (name in ratios ? `${name} (${contest.items.toExponential(1)})` : name));
  }
  const ofNode = new Set(Object.keys(ratios));
  for (const contest of inBrowser.contests) take(contest, (name) => (ofNode.has(name) ? `chromium.${name}` : name));
  return { ratios, spread };
}

/**
 * The least and the greatest ratio of a round.
 * @param {Contest} contest
 * @param {string} name `contest.ours/theirs`, and after a space what tells it from others
 * @returns {[number, number]}
 */
function range({ seconds }, name) {
  const [ours, theirs] = name
    .slice(name.indexOf('.') + 1)
    .split(' ')[0]
    .split('/');
  const all = seconds[theirs].map((s, round) => s / seconds[ours][round]);
  return [Math.min(...all), Math.max(...all)];
}

/**
 * The median.
 * @param {readonly number[]} values
 */
const middle = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/**
 * Four digits are more than the measurement has.
 * @param {string} _
 * @param {unknown} value
 */
export const round = (_, value) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value);

/**
 * The tables of what a part has measured.
 * @param {string} where
 * @param {Partial<InNode & InBrowser & Page>} part
 */
export function printPart(where, { contests = [], scaling, map, long, swarm, methods, steps, ...others }) {
  for (const contest of contests) printContest(where, contest);
  if (scaling) console.log(`ms by threads, ${where}`, inMs(scaling));
  if (map) {
    console.table(
      map.map(({ seconds, ...row }) => ({ ...row, ms: Number((middle(seconds.map) * 1e3).toPrecision(4)) })),
    );
  }
  if (long) console.log('ms, 7 methods × 100 000 steps on the 2-D canvas', middles(long));
  if (swarm) console.log('ms a frame, by particles of the swarm', middles(swarm));
  printSpread(where, others);
  const { firstFrame, latency, frame } = others;
  if (firstFrame) console.log('ms to the first frame', middle(firstFrame));
  if (latency && frame) {
    console.log(`ms, ${methods} methods × ${steps} steps`, { latency: middle(latency), frame: middle(frame) });
  }
}

/**
 * Updates of many workers.
 * @param {string} where
 * @param {{ simulated?: Rates, growth?: Record<string, number>, shared?: Rates }} part
 */
function printSpread(where, { simulated, growth, shared }) {
  if (simulated) console.log(`millions of simulated updates a second, ${where}`, inMillions(simulated));
  if (growth) console.log(`MB that a simulation takes, ${where}`, growth);
  if (shared) console.log(`millions of updates a second by store and threads, ${where}`, inMillions(shared));
}

/**
 * @param {string} where
 * @param {Contest} contest
 */
function printContest(where, { what, items, seconds }) {
  console.log(`${where}: ${what}`);
  console.table(
    Object.entries(seconds).map(([name, all]) => ({
      name,
      ms: Number((middle(all) * 1e3).toPrecision(4)),
      'millions a second': Number((items / middle(all) / 1e6).toPrecision(4)),
    })),
  );
}

/**
 * How many times faster ours is.
 * @param {{ ratios: Ratios, spread: Spread }} results
 */
export function printRatios({ ratios, spread }) {
  console.log('\nhow many times faster ours is: median, least and greatest of the rounds');
  console.table(
    Object.fromEntries(
      Object.entries(ratios).map(([name, ratio]) => [name, { ratio, least: spread[name][0], most: spread[name][1] }]),
    ),
  );
}

/** @param {Record<string, readonly number[]>} all */
const middles = (all) => Object.fromEntries(Object.entries(all).map(([name, some]) => [name, middle(some)]));

/** @param {Seconds} all */
const inMs = (all) =>
  Object.fromEntries(Object.entries(middles(all)).map(([name, s]) => [name, Number((s * 1e3).toPrecision(4))]));

/** @param {Rates} all */
const inMillions = (all) =>
  Object.fromEntries(Object.entries(middles(all)).map(([name, rate]) => [name, Number((rate / 1e6).toPrecision(4))]));
