import { keysOf } from './own.mjs';

/** @typedef {import('./hand.mjs').Hand} Hand */
/** @typedef {import('playwright').Page} Page */

/**
 * What the page offers, read from its own controls: every mode, scene and surface.
 * @param {Page} page
 * @returns {Promise<{ modes: string[], scenes: string[], surfaces: string[] }>}
 */
export function offeredBy(page) {
  return page.evaluate(() => {
    const values = (/** @type {string} */ selector) =>
      [.../** @type {NodeListOf<HTMLInputElement | HTMLOptionElement>} */ (document.querySelectorAll(selector))]
        .map(({ value }) => value)
        .filter((value) => value !== '');
    return {
      modes: values('#shows input[type=radio]'),
      scenes: values('#scene option'),
      surfaces: values('#surface option'),
    };
  });
}

/**
 * What a mode shows that is no formula of two parameters.
 * @type {Readonly<Record<string, string>>}
 */
const grounds = { train: 'data=penguins-mass&model=linear&batch=8&epochs=1&methods=sgd(eta=0.01),adam(eta=0.01)' };

/**
 * Enters a mode: by its switch, or with a scene or a surface, by a link or by the automation API. Runs are short, so
 * that much is opened in a minute.
 * @param {Hand} hand
 * @param {string} mode
 * @param {{ scenes: readonly string[], surfaces: readonly string[] }} offered
 */
export async function enter(hand, mode, { scenes, surfaces }) {
  const { page, chance } = hand;
  const way = chance.index(4);
  if (way === 0) await hand.touch(`label:has(> input[name=show][value="${mode}"])`);
  else {
    const opened = chance.next() < 0.6 ? `scene=${chance.of(scenes)}` : `surface=${chance.of(surfaces)}`;
    const own = keysOf(mode, chance);
    const short = `${opened}&show=${mode}${own}&steps=${chance.of([20, 60, 200])}&step=10&particles=256&budget=8`;
    const hash = grounds[mode] ? `#v=1&show=${mode}&${grounds[mode]}` : `#${short}`;
    if (way === 1)
      await page.evaluate((text) => {
        location.hash = text;
      }, hash);
    else if (!(await opens(page, hash))) hand.missed++;
  }
  await hand.pause(100);
  if ((await shownOn(page)) !== mode && !grounds[mode])
    await opens(page, `#surface=${chance.of(surfaces)}&show=${mode}&steps=20`);
  return (await shownOn(page)) === mode;
}

/**
 * The mode that is shown.
 * @param {Page} page
 * @returns {Promise<string>}
 */
const shownOn = (page) => page.evaluate(() => /** @type {any} */ (window).ravine.state().show);

/**
 * Opens a scene by the automation API; false where it is refused in a sentence, as a scene that the mode does not show.
 * @param {Page} page
 * @param {string} hash
 * @returns {Promise<boolean>}
 */
function opens(page, hash) {
  return page.evaluate(
    (text) =>
      /** @type {any} */ (window).ravine.open(text).then(
        () => true,
        (/** @type {unknown} */ error) => {
          if (error instanceof RangeError) return false;
          throw error;
        },
      ),
    hash,
  );
}

/**
 * What every mode shows last before the page rests: what it keeps for the next time is the same at every measurement.
 * @param {string} mode
 */
const lastOf = (mode) =>
  grounds[mode]
    ? `#v=1&show=${mode}&${grounds[mode]}`
    : `#v=1&scene=fig2a&methods=sgd,adam&show=${mode}&steps=20&step=5&particles=64&budget=8`;

/** What the page rests at: nothing plays, is computed or stands open. */
const atRest = '#v=1&scene=fig4a&step=20&theme=light';

/**
 * Brings the page back to where every measurement is made.
 * @param {Hand} hand
 * @param {readonly string[]} modes
 */
export async function rest(hand, modes) {
  const { page } = hand;
  await hand.closeSheets();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.mouse.move(0, 0);
  const hashes = [...modes.map(lastOf), atRest];
  await page.evaluate(async (hashes) => {
    const buttons = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('#imports button'));
    for (const button of buttons) button.click();
    for (const hash of hashes) await /** @type {any} */ (window).ravine.open(hash);
    const open = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[aria-expanded=true]'));
    for (const element of open) element.click();
    const sections = /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll('details.section'));
    for (const section of sections) section.open = section.querySelector('#ground') === null;
    if (document.documentElement.lang !== 'en') document.getElementById('language')?.click();
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    scrollTo(0, 0);
    await /** @type {any} */ (window).ravine.seek(20);
  }, hashes);
  // What is said for a moment is gone by then, and frames that were asked for are drawn.
  await hand.pause(600);
}
