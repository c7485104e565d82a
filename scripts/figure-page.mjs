import { untilRavine } from './browser.mjs';
import { Failure } from './run.mjs';

/** @typedef {import('playwright').Page} Page */
/** @typedef {import('./figure-list.mjs').Figure} Figure */

/** Formats that are drawn by the renderer; the others are written. */
const drawn = new Set(['png', 'gif', 'mp4', 'webm']);

/** Formats that hold the address of a page. */
const linking = new Set(['link', 'embed', 'qr']);

/** Makes figures in a browser: on a canvas what is seen flat from above, which is much sooner done, and with WebGL the rest. */
export class FigurePages {
  /** @type {Map<string, Promise<Page>>} */
  pages = new Map();

  /**
   * @param {import('playwright').Browser} browser
   * @param {string} address
   * @param {{ lang: string, home: string | undefined }} settings
   */
  constructor(browser, address, settings) {
    this.browser = browser;
    this.address = address;
    this.settings = settings;
  }

  /**
   * The ids of all scenes.
   * @returns {Promise<string[]>}
   */
  async scenes() {
    const page = await this.pageWith('2d');
    return page.evaluate(() => {
      const options = /** @type {NodeListOf<HTMLOptionElement>} */ (document.querySelectorAll('#scene option'));
      return [...options].map(({ value }) => value);
    });
  }

  /**
   * The bytes of a figure.
   * @param {Figure} figure
   */
  async make(figure) {
    if (linking.has(figure.format) && !this.settings.home)
      throw new Failure('a link needs --home, the page that it leads to');
    const flat = await this.pageWith('2d');
    const view = await flat.evaluate(async (hash) => {
      const { ravine } = /** @type {any} */ (window);
      await ravine.open(hash);
      return ravine.state().view;
    }, figure.hash);
    const solid = (view === '3d' || view === 'both') && drawn.has(figure.format);
    return makeOn(solid ? await this.pageWith('webgl2') : flat, figure);
  }

  /**
   * A page where nothing plays, opened once for each renderer.
   * @param {'2d' | 'webgl2'} renderer
   */
  pageWith(renderer) {
    const found = this.pages.get(renderer) ?? this.open(renderer);
    this.pages.set(renderer, found);
    return found;
  }

  /** @param {string} renderer */
  async open(renderer) {
    const { lang, home } = this.settings;
    const page = await this.browser.newPage({
      viewport: { width: 1024, height: 768 },
      ...{ deviceScaleFactor: 1, colorScheme: 'light', reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'UTC' },
    });
    await page.goto(`${this.address}?engine=wasm&renderer=${renderer}&lang=${lang}#scene=fig2a&step=0`);
    await untilRavine(page);
    await page.evaluate(async (url) => {
      if (url) document.documentElement.dataset.home = url;
      await /** @type {any} */ (window).ravine.ready;
      await document.fonts.ready;
    }, home);
    return page;
  }
}

/** What a figure measures unless asked otherwise, in CSS pixels: the published figures nearly did. */
const usual = { width: 640, height: 480 };

/**
 * @param {Page} page
 * @param {Figure} figure
 */
async function makeOn(page, { hash, format, step, options }) {
  const found = await page.evaluate(
    async ({ hash: wanted, format: kind, step: still, options: chosen }) => {
      const { ravine } = /** @type {any} */ (window);
      await ravine.open(wanted);
      await ravine.seek(still ?? ravine.state().steps);
      const blob = await ravine.export(kind, chosen);
      const url = await new Promise((resolve, reject) => {
        const reader = new FileReader();
        reader.onload = () => resolve(reader.result);
        reader.onerror = () => reject(reader.error);
        reader.readAsDataURL(blob);
      });
      return url.slice(url.indexOf(',') + 1);
    },
    { hash, format, step, options: { ...usual, ...options } },
  );
  return Buffer.from(found, 'base64');
}
