import { cpus, loadavg, totalmem } from 'node:os';

/** @typedef {import('./cpu/results').Contest} Contest */
/** @typedef {{ contests: Contest[], scaling: Record<string, number>, map: Record<string, any>[] }} InNode */
/** @typedef {{ contests: Contest[], adapter: string, browser: string }} InBrowser */
/** @typedef {{ firstFrame: number, latency: number, frame: number, methods: number, steps: number }} Page */

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
 * Ratios by name: Node's, of the first size of each contest, and what only the browser measures; the browser's of the
 * same contests besides, under `chromium.`.
 * @param {InNode} inNode
 * @param {InBrowser} inBrowser
 */
export function ratios(inNode, inBrowser) {
  const collect = (/** @type {readonly Contest[]} */ contests) =>
    Object.assign({}, ...contests.map((c) => c.ratios).toReversed());
  const chromium = collect(inBrowser.contests);
  const node = collect(inNode.contests);
  const renamed = Object.entries(chromium)
    .filter(([name]) => name in node)
    .map(([name, value]) => [`chromium.${name}`, value]);
  return { ...chromium, ...node, ...Object.fromEntries(renamed) };
}

/**
 * The median.
 * @param {readonly number[]} values
 */
export const middle = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/**
 * Four digits are more than the measurement has.
 * @param {string} _
 * @param {unknown} value
 */
export const round = (_, value) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value);

/**
 * The tables.
 * @param {{ machine: object, ratios: Record<string, number>, node: InNode, chromium: InBrowser, page: Page }} results
 */
export function print({ machine, ratios, node, chromium, page }) {
  console.log(Object.values(machine).join(' · '));
  for (const [where, contests] of [
    ['Node', node.contests],
    ['Chromium', chromium.contests],
  ]) {
    for (const { what, items, seconds } of /** @type {Contest[]} */ (contests)) {
      console.log(`\n${where}: ${what}`);
      console.table(
        Object.entries(seconds).map(([name, all]) => ({
          name,
          ms: Number((middle(all) * 1e3).toPrecision(4)),
          'millions a second': Number((items / middle(all) / 1e6).toPrecision(4)),
        })),
      );
    }
  }
  console.log('\nseconds by threads', node.scaling);
  console.table(node.map);
  console.log('\nthe page, ms', page);
  console.log('\nratios');
  console.table(ratios);
}
