import { join } from 'node:path';
import { pageFlags, plainFlags, quietFlags, untilRavine } from '../scripts/browser.mjs';
import { serve } from '../scripts/serve.mjs';

/** @typedef {import('./report.mjs').Page} Page */

/** @typedef {{ executablePath: string, folder: string, quick: boolean }} Built */

/**
 * The page itself on the engine without a GPU: ms to the first frame, from a changed rate to the picture, and of a frame.
 * @param {Built} built
 * @param {(part: Partial<Page>) => void} add hears what was measured
 * @returns {import('./parts.mjs').Parts}
 */
export const pageParts = (built, add) => ({
  'the first frame': () => inBrowser(built, async (open) => add(await firstFrames(open, built.quick))),
  'the slider': () => inBrowser(built, async (open) => add(await sliderTimes(open, built.quick))),
  'a long race in the page': () => inBrowser(built, async (open) => add(await longTimes(open, built.quick))),
  'swarms in the page': () => inBrowser(built, async (open) => add(await swarmTimes(open, built.quick))),
});

/** @typedef {(query?: string) => Promise<import('playwright').Page>} Open a page of a context of its own, once its script has run */

/**
 * @param {Built} built
 * @param {(open: Open) => Promise<void>} work
 */
async function inBrowser({ executablePath, folder }, work) {
  const { chromium } = await import('playwright');
  const server = await serve({ folder: join(folder, 'dist'), port: 4741 });
  // The page is painted as on a machine without a GPU: by the CPU. A software GPU would paint it so slowly that frames queue up.
  const browser = await chromium.launch({ executablePath, args: [...quietFlags, ...pageFlags, ...plainFlags] });
  const open = async (query = '') => {
    const page = await (await browser.newContext()).newPage();
    await page.addInitScript(definePainted);
    await page.goto(`${server.address}${query}`);
    await untilRavine(page);
    return page;
  };
  try {
    await work(open);
  } finally {
    await browser.close();
    await server.close();
  }
}

/**
 * @param {Open} open
 * @param {boolean} quick
 */
async function firstFrames(open, quick) {
  const firstFrame = [];
  for (let k = 0; k < roundsOf(quick); k++) {
    const page = await open();
    firstFrame.push(await page.evaluate(() => window.ravine.ready.then(window.painted).then(() => performance.now())));
    await page.context().close();
  }
  return { firstFrame };
}

/**
 * @param {Open} open
 * @param {boolean} quick
 */
async function sliderTimes(open, quick) {
  const steps = 1000;
  const page = await open();
  await page.evaluate(() => window.ravine.ready);
  const { latencies, frames } = await page.evaluate(pageTimes, { methods, steps, rounds: roundsOf(quick) });
  return { latency: latencies, frame: frames, methods: methods.length, steps };
}

/**
 * On the 2-D canvas: there the page's own thread does all that is not the engine's.
 * @param {Open} open
 * @param {boolean} quick
 */
async function longTimes(open, quick) {
  const page = await open('?renderer=2d');
  await page.evaluate(() => window.ravine.ready);
  return { long: await page.evaluate(longRace, { steps: 100_000, rounds: roundsOf(quick) }) };
}

/**
 * @param {Open} open
 * @param {boolean} quick
 */
async function swarmTimes(open, quick) {
  const page = await open();
  await page.evaluate(() => window.ravine.ready);
  const counts = quick ? [1024, 4096] : [1024, 4096, 16_384, 65_536, 262_144];
  return { swarm: await page.evaluate(swarmFrames, { counts, frames: quick ? 3 : 20 }) };
}

const roundsOf = (/** @type {boolean} */ quick) => (quick ? 2 : 9);

/** Twenty methods: all of the catalog, and a second Adam. */
const methods =
  'sgd,momentum,nag,adagrad,adadelta,rmsprop,adam,adamax,nadam,amsgrad,adamw,radam,adabelief,yogi,lion,signsgd,rprop,qhm,newton,adam(eta=0.003)'.split(
    ',',
  );

/**
 * Runs in the page: every round moves the slider of a rate and waits for the picture, then draws other steps.
 * @param {{ methods: readonly string[], steps: number, rounds: number }} options
 */
async function pageTimes({ methods, steps, rounds }) {
  const latencies = [];
  const frames = [];
  await window.ravine.open(`#surface=beale&steps=${steps}&methods=${methods}&step=${steps}`);
  const shown = (await window.ravine.paths()).length;
  if (shown !== methods.length) throw new Error(`${shown} paths of ${methods.length} methods`);
  const slider = document.querySelector('[data-method=sgd] input[type=range]');
  if (!(slider instanceof HTMLInputElement)) throw new Error('no slider');
  for (let k = 0; k <= rounds; k++) {
    const { eta } = window.ravine.state().methods[0].hyper;
    const begin = performance.now();
    slider.stepUp();
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    // The step is shown already: this waits for the picture.
    await window.ravine.seek(steps);
    window.painted();
    if (k > 0) latencies.push(performance.now() - begin);
    if (window.ravine.state().methods[0].hyper.eta === eta) throw new Error('the slider moved nothing');
    for (const step of [steps / 2, steps]) {
      const drawn = performance.now();
      await window.ravine.seek(step);
      window.painted();
      if (k > 0) frames.push(performance.now() - drawn);
    }
  }
  return { latencies, frames };
}

/**
 * Runs in the page: ms until a long race of the methods of Figure 4a, with Adam, is open at its start, its end is drawn, and a step
 * in its middle is explained; and of each the longest task, 0 where none took 50 ms.
 * @param {{ steps: number, rounds: number }} options
 */
async function longRace({ steps, rounds }) {
  const methods = 'sgd,momentum,nag,adagrad,adadelta,rmsprop,adam';
  /** @type {Record<string, number[]>} */
  const times = {};
  let longest = 0;
  const watch = (/** @type {PerformanceEntryList} */ entries) => {
    for (const { duration } of entries) longest = Math.max(longest, duration);
  };
  const observer = new PerformanceObserver((list) => watch(list.getEntries()));
  observer.observe({ entryTypes: ['longtask'] });
  /** @type {(name: string, keep: boolean, work: () => Promise<void>) => Promise<void>} */
  const time = async (name, keep, work) => {
    longest = 0;
    const begin = performance.now();
    await work();
    const all = performance.now() - begin;
    // A task is told of after its end.
    await new Promise((resolve) => setTimeout(resolve, 200));
    watch(observer.takeRecords());
    if (!keep) return;
    times[name] = [...(times[name] ?? []), all];
    times[`${name}, longest task`] = [...(times[`${name}, longest task`] ?? []), longest];
  };
  for (let k = 0; k <= rounds; k++) {
    // Every round another race.
    const scene = `#scene=fig4a&methods=${methods}&steps=${steps - k}`;
    await time('open', k > 0, () => window.ravine.open(`${scene}&step=0`));
    await time('seek', k > 0, () => window.ravine.seek(steps - k));
    await time('explain', k > 0, () => window.ravine.open(`${scene}&step=${steps / 2}&explain=adadelta`));
  }
  observer.disconnect();
  return times;
}

/**
 * Runs in the page: ms from one step of a swarm to the picture of the next, by particles, until a frame takes a second.
 * @param {{ counts: readonly number[], frames: number }} options
 */
async function swarmFrames({ counts, frames }) {
  /** @type {Record<string, number[]>} */
  const times = {};
  for (const particles of counts) {
    await window.ravine.open(
      `#surface=beale&methods=adam(eta=0.02)&steps=200&step=10&show=swarm&particles=${particles}`,
    );
    window.painted();
    const all = [];
    for (let step = 11; step <= 11 + frames; step++) {
      const begin = performance.now();
      await window.ravine.seek(step);
      window.painted();
      if (step > 11) all.push(performance.now() - begin);
    }
    times[particles] = all;
    if (Math.min(...all) > 1000) break;
  }
  return times;
}

/** Runs in the page before its own scripts: `painted` returns when the GPU has drawn all that it was told to. */
function definePainted() {
  window.painted = () => {
    const gl = /** @type {HTMLCanvasElement | null} */ (document.querySelector('#stage canvas'))?.getContext('webgl2');
    if (!gl) throw new Error('nothing is drawn with WebGL 2');
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
  };
}
