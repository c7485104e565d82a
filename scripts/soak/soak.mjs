import { actions } from './actions.mjs';
import { Chance } from './chance.mjs';
import { Hand } from './hand.mjs';
import { leftovers } from './judge.mjs';
import { leaks } from './leaks.mjs';
import { Meter } from './meter.mjs';
import { enter, offeredBy, rest } from './modes.mjs';
import { useOwn } from './own.mjs';

/** @typedef {import('playwright').Page} Page */
/** @typedef {import('./judge.mjs').Held} Held */

/** How often every mode is used at least. */
const least = 10;

/** What is done in a mode before the next one. */
const actionsInMode = 3;

/** How many times as long as asked for a slow machine may take. */
const patience = 5;

/** What is held is compared with what was held once this much time had passed, in ms. */
const warmUp = 60_000;

/**
 * Uses the page at random and says what is wrong with it afterwards.
 * @param {Page} page where Ravine is ready
 * @param {{ minutes: number, seed: number, leak: string | undefined, complaints: string[], strict: boolean }} wishes
 *   complaints: those of the page, which may grow meanwhile; strict: whether a long task is a fault
 * @returns {Promise<string[]>}
 */
export async function soak(page, { minutes, seed, leak, complaints, strict }) {
  const run = new Run(page, seed, complaints);
  await run.begin();
  const began = performance.now();
  /** @type {Held | undefined} */
  let before;
  let since = Number.POSITIVE_INFINITY;
  for (let round = 1; !run.enough(performance.now() - began, minutes, since); round++) {
    await run.round();
    if (leak) await leaks[leak](page);
    const elapsed = performance.now() - began;
    const first = !before && elapsed >= Math.min(warmUp, minutes * 30_000) && run.warm();
    const held = await run.measure({ bare: first });
    console.log(`${line(round, elapsed, held, run)}${first ? ', which the end is compared with' : ''}`);
    if (first) [before, since] = [held, elapsed];
    if (complaints.length > 20) break;
  }
  const faults = before ? await run.lasting(before) : ['the page was not used for long enough to compare'];
  run.report();
  const slow = run.longTasks.map(({ duration, by, during }) => `a task of ${duration} ms (${by}) during ${during}`);
  const said = [...new Set(complaints)];
  return [...faults, ...run.unused(), ...said, ...(strict ? slow : []), ...(leak ? [] : await run.overlooked())];
}

/** Random use of a page, and what comes of it. */
class Run {
  /** @type {Map<string, number>} */
  used = new Map();
  /** How many actions were done. */
  done = 0;
  /** @type {(import('./meter.mjs').LongTask & { during: string })[]} */
  longTasks = [];

  /**
   * @param {Page} page
   * @param {number} seed
   * @param {string[]} complaints
   */
  constructor(page, seed, complaints) {
    this.page = page;
    this.complaints = complaints;
    this.chance = new Chance(seed);
    this.hand = new Hand(page, this.chance);
    this.nextAction = this.chance.bag(actions);
  }

  async begin() {
    this.meter = await Meter.on(this.page);
    this.offered = await offeredBy(this.page);
    for (const mode of this.offered.modes) this.used.set(mode, 0);
    await this.meter.longTasks();
  }

  /** Every mode once, in any order, with a few things done in each. */
  async round() {
    for (const mode of this.chance.shuffled([...this.used.keys()])) {
      await this.hand.closeSheets();
      const entered = await this.during(`entering ${mode}`, () => enter(this.hand, mode, this.need().offered));
      if (entered) {
        this.used.set(mode, (this.used.get(mode) ?? 0) + 1);
        await this.during(`its own in ${mode}`, () => useOwn(mode, this.hand));
      }
      for (let i = 0; i < actionsInMode; i++) {
        const { name, act } = this.nextAction();
        await this.during(`${name} in ${mode}`, () => act(this.hand));
        this.done++;
      }
    }
  }

  /**
   * What the page holds when it has come to rest.
   * @param {{ bare: boolean }} how as the meter reads it
   */
  async measure(how) {
    const { meter, offered } = this.need();
    await this.during('coming to rest', () => rest(this.hand, offered.modes));
    const held = await meter.read(how);
    if (how.bare) {
      // What the meter has made cold is warm again before a task is called long.
      await rest(this.hand, offered.modes);
      await meter.longTasks();
    }
    return held;
  }

  /**
   * What is left over in the end. What a timer still holds is waited for.
   * @param {Held} before
   */
  async lasting(before) {
    let faults = leftovers(before, await this.measure({ bare: true }));
    for (let i = 0; i < 2 && faults.length > 0; i++) {
      await this.page.waitForTimeout(3000);
      faults = leftovers(before, await this.measure({ bare: true }));
    }
    return faults;
  }

  /**
   * Whether the time is up, every mode was used, and what is compared lies as far apart as was asked for. A machine with
   * other work to do takes longer, but not for ever.
   * @param {number} elapsed ms
   * @param {number} minutes
   * @param {number} since when that was measured which is compared with, in ms
   */
  enough(elapsed, minutes, since) {
    const asked = minutes * 60_000;
    const over = elapsed > asked && elapsed - since >= Math.max(asked - warmUp, asked / 2);
    return (over && this.unused().length === 0) || elapsed > asked * patience;
  }

  /** Whether everything was done a few times, in most modes: what is loaded and kept for the next time is there by then. */
  warm() {
    return this.done >= 4 * actions.length;
  }

  /** Kinds of faults that would not be found: each is planted, and what is said of the page afterwards must name it. */
  async overlooked() {
    const [before, said] = [await this.measure({ bare: true }), this.complaints.length];
    for (const plant of Object.values(leaks)) await plant(this.page);
    const found = leftovers(before, await this.measure({ bare: true })).join();
    const kinds = Object.keys(leaks).filter((kind) =>
      kind === 'errors' ? this.complaints.length === said : !found.includes(kind),
    );
    return kinds.map((kind) => `planted ${kind} were not found`);
  }

  /** The modes that were not used often enough. */
  unused() {
    return [...this.used].flatMap(([mode, times]) => (times < least ? [`${mode} was used ${times} times only`] : []));
  }

  /** The modes and how often they were used, and what took long. */
  report() {
    const modes = [...this.used].map(([mode, times]) => `${mode} ${times}`).join(', ');
    console.log(`used: ${modes}; not there when it was to be touched: ${this.hand.missed}`);
    for (const { duration, by, during } of this.longTasks)
      console.log(`long task: ${duration} ms (${by}) during ${during}`);
  }

  /**
   * Does something, and notes which tasks took long meanwhile.
   * @template T
   * @param {string} what
   * @param {() => Promise<T>} act
   */
  async during(what, act) {
    const said = this.complaints.length;
    try {
      return await act();
    } catch (error) {
      this.complaints.push(`${what}: ${/** @type {Error} */ (error).message}`);
      return undefined;
    } finally {
      for (let i = said; i < this.complaints.length; i++) this.complaints[i] += ` (during ${what})`;
      for (const task of await this.need().meter.longTasks()) this.longTasks.push({ ...task, during: what });
    }
  }

  need() {
    const { meter, offered } = this;
    if (!meter || !offered) throw new Error('begin() first');
    return { meter, offered };
  }
}

/**
 * @param {number} round
 * @param {number} elapsed
 * @param {Held} held
 * @param {Run} run
 */
function line(round, elapsed, { listeners, nodes, heap, workers, contexts }, { longTasks }) {
  const drawn = Object.entries(contexts)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(' ');
  return [
    `round ${String(round).padStart(2)} ${String(Math.round(elapsed / 1000)).padStart(4)} s`,
    `${listeners} listeners, ${nodes} nodes, ${(heap / 1e6).toFixed(1)} MB, ${workers} workers, contexts ${drawn}, ${longTasks.length} long tasks`,
  ].join('  ');
}
