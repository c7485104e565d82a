import { join } from 'node:path';
import { pageFlags, plainFlags, quietFlags } from '../scripts/browser.mjs';
import { serve } from '../scripts/serve.mjs';

/** @typedef {import('./report.mjs').Page} Page */

/**
 * The page itself on the engine without a GPU: ms to the first frame, from a changed rate to the picture, and of a frame.
 * @param {string} executablePath
 * @param {string} folder what was built
 * @param {boolean} quick
 * @returns {Promise<Page>}
 */
export async function benchPage(executablePath, folder, quick) {
  console.log('the page …');
  const { chromium } = await import('playwright');
  const server = await serve({ folder: join(folder, 'dist'), port: 4741 });
  // The page is painted as on a machine without a GPU: by the CPU. A software GPU would paint it so slowly that frames queue up.
  const browser = await chromium.launch({ executablePath, args: [...quietFlags, ...pageFlags, ...plainFlags] });
  const [steps, rounds] = [1000, quick ? 2 : 9];
  const opened = async (/** @type {import('playwright').BrowserContext} */ context) => {
    const page = await context.newPage();
    await page.addInitScript(definePainted);
    await page.goto(server.address);
    await page.waitForFunction('"ravine" in window');
    return page;
  };
  try {
    const firsts = [];
    for (let k = 0; k < rounds; k++) {
      const context = await browser.newContext();
      const page = await opened(context);
      firsts.push(await page.evaluate(() => window.ravine.ready.then(window.painted).then(() => performance.now())));
      await context.close();
    }
    const page = await opened(await browser.newContext());
    await page.evaluate(() => window.ravine.ready);
    const times = await page.evaluate(pageTimes, { methods, steps, rounds });
    const counts = quick ? [1024, 4096] : [1024, 4096, 16_384, 65_536, 262_144];
    return {
      firstFrame: firsts,
      latency: times.latencies,
      frame: times.frames,
      methods: methods.length,
      steps,
      swarm: await page.evaluate(swarmFrames, { counts, frames: quick ? 3 : 20 }),
    };
  } finally {
    await browser.close();
    await server.close();
  }
}

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
