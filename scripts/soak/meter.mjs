/** @typedef {import('playwright').Page} Page */
/** @typedef {import('playwright').CDPSession} Session */
/** @typedef {import('./judge.mjs').Held} Held */
/** @typedef {{ at: number, duration: number, by: string }} LongTask at: ms since the page began; by: whose script it was, if known */

/** Tasks of the page's thread that are too long, in ms. */
export const longest = 200;

/**
 * Runs before the page's own script: remembers which canvases got a context, and which tasks took long. Neither keeps
 * anything alive.
 * @param {number} limit
 */
export function watchFromWithin(limit) {
  /** @type {{ canvas: WeakRef<HTMLCanvasElement>, kind: string }[]} */
  const canvases = [];
  const original = HTMLCanvasElement.prototype.getContext;
  const seen = new WeakSet();
  HTMLCanvasElement.prototype.getContext = /** @type {any} */ (
    /** @this {HTMLCanvasElement} */ function (/** @type {any[]} */ ...given) {
      const context = Reflect.apply(original, this, given);
      if (context && !seen.has(this)) {
        seen.add(this);
        canvases.push({ canvas: new WeakRef(this), kind: given[0] });
      }
      return context;
    }
  );
  /** @type {LongTask[]} */
  const tasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      if (duration >= limit) tasks.push({ at: startTime, duration: Math.round(duration), by: '' });
  }).observe({ type: 'longtask' });
  new PerformanceObserver((list) => {
    for (const entry of /** @type {any[]} */ (list.getEntries())) {
      const [worst] = [...entry.scripts].sort((a, b) => b.duration - a.duration);
      const task = tasks.find(
        ({ at, duration }) => at < entry.startTime + entry.duration && entry.startTime < at + duration,
      );
      if (task && worst)
        task.by = `${worst.sourceFunctionName || worst.invoker} in ${worst.sourceURL.replace(/.*\//, '')}, ${Math.round(worst.duration)} ms`;
    }
  }).observe({ type: 'long-animation-frame' });
  /** @type {any} */ (window).soak = {
    /** How many canvases with each kind of context are alive. */
    contexts() {
      /** @type {Record<string, number>} */
      const counts = {};
      for (const { canvas, kind } of canvases) if (canvas.deref()) counts[kind] = (counts[kind] ?? 0) + 1;
      return counts;
    },
    /** The long tasks since the last call. */
    tasks: () => tasks.splice(0),
  };
}

/** Counts what a page holds, and how long its thread worked. */
export class Meter {
  /**
   * @param {Page} page
   * @param {{ wall: Session, processor: Session }} sessions two, for each tells time in one way only
   */
  constructor(page, sessions) {
    this.page = page;
    this.sessions = sessions;
    this.worked = { wall: 0, processor: 0 };
  }

  /** @param {Page} page */
  static async on(page) {
    const [wall, processor] = await Promise.all([0, 1].map(() => page.context().newCDPSession(page)));
    await wall.send('Performance.enable', { timeDomain: 'timeTicks' });
    await processor.send('Performance.enable', { timeDomain: 'threadTicks' });
    await wall.send('HeapProfiler.enable');
    return new Meter(page, { wall, processor });
  }

  /**
   * What the page holds now, after garbage collection.
   * @param {{ bare: boolean }} how bare: without the machine code that V8 has made meanwhile and can make again, a
   *   megabyte that grows for as long as functions become hot; it costs the page the time to make it
   * @returns {Promise<Held>}
   */
  async read({ bare }) {
    if (bare) await this.forgetCode();
    // What one collection frees may have held what the next one does.
    for (let i = 0; i < 3; i++) {
      await this.sessions.wall.send('HeapProfiler.collectGarbage');
      await this.page.waitForTimeout(50);
    }
    const of = await metricsOf(this.sessions.wall);
    const held = {
      listeners: of('JSEventListeners'),
      nodes: of('Nodes'),
      heap: of('JSHeapUsedSize'),
      workers: this.page.workers().length,
      contexts: await this.page.evaluate(() => /** @type {any} */ (window).soak.contexts()),
    };
    // Collecting is a long task, and not the page's.
    await this.longTasks();
    return held;
  }

  /** Ends the use of optimized code, which cannot tell what it covers: the next collection frees it. */
  async forgetCode() {
    const { wall } = this.sessions;
    await wall.send('Profiler.enable');
    await wall.send('Profiler.startPreciseCoverage');
    await wall.send('Profiler.stopPreciseCoverage');
    await wall.send('Profiler.disable');
  }

  /**
   * The tasks since the last call that took too long. A machine with other work to do makes every task longer: they
   * count by the share of the time in which the page's thread had a processor.
   * @returns {Promise<LongTask[]>}
   */
  async longTasks() {
    /** @type {LongTask[]} */
    const tasks = await this.page.evaluate(() => /** @type {any} */ (window).soak.tasks());
    const before = this.worked;
    const [wall, processor] = await Promise.all([this.sessions.wall, this.sessions.processor].map(metricsOf));
    this.worked = { wall: wall('TaskDuration'), processor: processor('TaskDuration') };
    const share = Math.min(1, (this.worked.processor - before.processor) / (this.worked.wall - before.wall));
    return tasks
      .map((task) => ({ ...task, duration: Math.round(task.duration * share) }))
      .filter(({ duration }) => duration >= longest);
  }
}

/** @param {Session} session */
async function metricsOf(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return (/** @type {string} */ wanted) => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
}
