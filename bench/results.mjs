import { writeFileSync } from 'node:fs';
import { machine, printPart, printRatios, ratios, round } from './report.mjs';

/** @typedef {import('./report.mjs').InNode} InNode */
/** @typedef {import('./report.mjs').InBrowser} InBrowser */
/** @typedef {import('./report.mjs').Page} Page */
/** @typedef {{ node: InNode, chromium: InBrowser, page: Page }} Found */

/** What has been measured so far: every part is printed and written to a file as soon as it is there. */
export class Results {
  /** @type {Found} */
  found = {
    node: { contests: [], scaling: {}, map: [] },
    chromium: { contests: [], scaling: {}, adapter: '', browser: '' },
    page: { firstFrame: [], latency: [], frame: [], methods: 0, steps: 0, long: {}, swarm: {} },
  };

  /** @param {string} file which is written at once: one that cannot be is no surprise at the end */
  constructor(file) {
    this.file = file;
    this.write();
  }

  /**
   * Takes what a part has measured: contests come after those that are there, all else has a place of its own.
   * @template {keyof Found} K
   * @param {K} where
   * @param {Partial<Found[K]>} part
   */
  add(where, part) {
    const into = /** @type {Partial<InNode & InBrowser & Page>} */ (this.found[where]);
    const { contests, ...rest } = /** @type {Partial<InNode & InBrowser & Page>} */ (part);
    Object.assign(into, rest, contests && { contests: [...(into.contests ?? []), ...contests] });
    printPart(where, rounded(part));
    this.write();
  }

  /** What everything ran on, and the ratios of all that has been measured. */
  print() {
    const { node, chromium } = this.found;
    console.log(`\n${Object.values(machine(chromium)).join(' · ')}`);
    printRatios(rounded(ratios(node, chromium)));
  }

  /** Where there is something else than a finite number among the numbers, as `node.scaling.4`. */
  unmeasured() {
    return unmeasuredIn(this.found);
  }

  write() {
    const { node, chromium } = this.found;
    const all = { machine: machine(chromium), ...ratios(node, chromium), ...this.found };
    writeFileSync(this.file, `${JSON.stringify(all, round, 2)}\n`);
  }
}

/**
 * @template T
 * @param {T} value
 * @returns {T}
 */
const rounded = (value) => JSON.parse(JSON.stringify(value, round));

/**
 * The places of numbers that are not finite.
 * @param {unknown} value
 * @param {string} [at]
 * @returns {string[]}
 */
export function unmeasuredIn(value, at = '') {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [at];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => unmeasuredIn(inner, at === '' ? name : `${at}.${name}`));
}
