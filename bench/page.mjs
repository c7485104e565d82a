import { join } from 'node:path';
import { plainFlags, quietFlags } from '../scripts/browser.mjs';
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
  const browser = await chromium.launch({ executablePath, args: [...quietFlags, ...plainFlags] });
  const [methods, steps, rounds] = [20, 1000, quick ? 2 : 5];
  try {
    const firsts = [];
    for (let k = 0; k < rounds; k++) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(server.address);
      firsts.push(await page.evaluate(() => window.ravine.ready.then(() => performance.now())));
      await context.close();
    }
    const page = await browser.newPage();
    await page.goto(server.address);
    const times = await page.evaluate(pageTimes, { methods, steps, rounds });
    const counts = quick ? [1024, 4096] : [1024, 4096, 16_384, 65_536, 262_144];
    return {
      firstFrame: firsts,
      latency: times.latencies,
      frame: times.frames,
      methods,
      steps,
      swarm: await page.evaluate(swarmFrames, { counts, frames: quick ? 3 : 20 }),
    };
  } finally {
    await browser.close();
    await server.close();
  }
}

/**
 * Runs in the page: every round changes the rate of all methods and waits for the picture, then draws other steps.
 * @param {{ methods: number, steps: number, rounds: number }} options
 */
async function pageTimes({ methods, steps, rounds }) {
  const latencies = [];
  const frames = [];
  await window.ravine.ready;
  for (let k = 0; k <= rounds; k++) {
    const list = Array.from({ length: methods }, (_, i) => `adam(eta=${0.001 * (i + 1) + 0.0001 * k})`).join();
    const begin = performance.now();
    await window.ravine.open(`#surface=beale&steps=${steps}&methods=${list}&step=${steps}`);
    if (k > 0) latencies.push(performance.now() - begin);
    for (const step of [steps / 2, steps]) {
      const drawn = performance.now();
      await window.ravine.seek(step);
      if (k > 0) frames.push(performance.now() - drawn);
    }
  }
  return { latencies, frames };
}

/**
 * Runs in the page: ms from one step of a swarm to the picture of the next, by particles. Undefined where the page shows
 * the same picture whatever their number: it has no swarm.
 * @param {{ counts: readonly number[], frames: number }} options
 */
async function swarmFrames({ counts, frames }) {
  const open = (/** @type {number} */ particles) =>
    window.ravine.open(`#surface=beale&methods=adam(eta=0.02)&steps=200&step=10&show=swarm&particles=${particles}`);
  const picture = async () => {
    const bytes = new Uint8Array(await (await window.ravine.snapshot({ width: 320, height: 240 })).arrayBuffer());
    return bytes.join();
  };
  await open(16);
  const few = await picture();
  await open(counts[0]);
  if (few === (await picture())) return undefined;
  /** @type {Record<string, number[]>} */
  const times = {};
  for (const particles of counts) {
    await open(particles);
    times[particles] = [];
    for (let step = 11; step <= 11 + frames; step++) {
      const begin = performance.now();
      await window.ravine.seek(step);
      if (step > 11) times[particles].push(performance.now() - begin);
    }
  }
  return times;
}
