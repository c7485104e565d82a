import { formulas, numbers, rules, windows } from './texts.mjs';

/** @typedef {import('./hand.mjs').Hand} Hand */
/** @typedef {{ name: string, act: (hand: Hand) => Promise<unknown> }} Action */

/** Keys of the page, and keys that move the focus and what has it. */
const keys = [
  ...[' ', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'v', 'o', 't', '+', '-', '0', '?', 'Escape'],
  ...['1', '4', 'Tab', 'Tab', 'Shift+Tab', 'Enter', 'ArrowUp', 'ArrowDown', 'PageDown'],
];

const formats = ['png', 'svg', 'csv', 'json', 'link', 'embed', 'qr', 'gif'];

/** Fields for one text that are not files, sliders or boxes. */
const field = 'input:not([type]), input[type=text], input[type=number]';

/**
 * Everything that is done to the page by chance, whatever it shows. What is not there is left alone.
 * @type {readonly Action[]}
 */
export const actions = [
  { name: 'drag in the picture', act: (hand) => hand.drag(4) },
  {
    name: 'click in the picture',
    act: async (hand) => {
      const place = await hand.place();
      if (place) await hand.page.mouse[hand.chance.of(/** @type {const} */ (['click', 'dblclick']))](...place);
    },
  },
  {
    name: 'wheel',
    act: async (hand) => {
      const place = await hand.place();
      if (!place) return;
      await hand.page.mouse.move(...place);
      for (let i = 0; i < 3; i++) await hand.page.mouse.wheel(0, hand.chance.of([-300, 120, 500]));
    },
  },
  {
    name: 'scrub',
    act: async (hand) => {
      for (let i = 0; i < 4; i++)
        await hand.touch('#step', (slider, options) =>
          slider.evaluate(
            (element, share) => {
              const input = /** @type {HTMLInputElement} */ (element);
              input.value = String(Math.round(share * Number(input.max)));
              input.dispatchEvent(new Event('input', { bubbles: true }));
            },
            hand.chance.next(),
            options,
          ),
        );
    },
  },
  {
    name: 'seek',
    act: (hand) => hand.page.evaluate((step) => /** @type {any} */ (window).ravine.seek(step), hand.chance.index(60)),
  },
  {
    name: 'play',
    act: async (hand) => {
      await hand.touch('.transport .play');
      await hand.pause(400);
      await hand.touch('.transport .pause');
    },
  },
  { name: 'slider', act: (hand) => hand.touch('input[type=range]:not(#step)', slide(hand)) },
  { name: 'another slider', act: (hand) => hand.touch('.panel input[type=range]', slide(hand)) },
  { name: 'number', act: (hand) => hand.touch(`:is(${field}):not(#formula)`, fill(hand, numbers)) },
  { name: 'menu', act: (hand) => hand.touch('select:not(#scene, #surface)', choose(hand)) },
  { name: 'scene', act: (hand) => hand.touch('#scene', choose(hand)) },
  { name: 'surface', act: (hand) => hand.touch('#surface', choose(hand)) },
  { name: 'radio', act: (hand) => hand.touch('label:has(> input[type=radio])') },
  { name: 'view', act: (hand) => hand.touch('label:has(> input[name=view])') },
  { name: 'method on and off', act: (hand) => hand.touch('.method label.name') },
  { name: 'unfold a method', act: (hand) => hand.touch('.method .more') },
  { name: 'press a button', act: press('button') },
  { name: 'press a button of the picture', act: press('.stage button, .panel table button, .panel section button') },
  { name: 'fold a section', act: (hand) => hand.touch('summary') },
  { name: 'a formula', act: (hand) => typeFormula(hand, formulas.good) },
  { name: 'a faulty formula', act: (hand) => typeFormula(hand, formulas.bad) },
  { name: 'a rule', act: (hand) => typeRule(hand, rules.good) },
  { name: 'a faulty rule', act: (hand) => typeRule(hand, rules.bad) },
  {
    name: 'explain',
    act: async (hand) => {
      await hand.touch('.method.on .more[aria-expanded=false]');
      await hand.touch('[data-explain]');
      await hand.pause(200);
    },
  },
  {
    name: 'export',
    act: (hand) =>
      hand.page.evaluate(
        (format) =>
          /** @type {any} */ (window).ravine
            .export(format, format === 'gif' ? { width: 120, height: 90, from: 0, to: 6, every: 3 } : undefined)
            // A format that what is shown does not have is refused.
            .catch(() => undefined),
        hand.chance.of(formats),
      ),
  },
  {
    name: 'the sheet of files',
    act: async (hand) => {
      await hand.touch('#take');
      await hand.pause(150);
      await hand.touch('dialog[open] label:has(> input[type=radio])');
      await hand.touch('dialog[open] button.main');
      await hand.pause(300);
    },
  },
  {
    name: 'a file beside the paths',
    act: async (hand) => {
      const csv = await hand.page.evaluate(async () => {
        const blob = await /** @type {any} */ (window).ravine
          .export('csv')
          .catch(() => new Blob(['step,x,y\n0,1,1\n']));
        // The pixels of maps are many megabytes, which would take the page's thread on their way here and back.
        return blob.size < 1e6 ? blob.text() : 'step,x,y\n0,1,1\n';
      });
      await hand.touch('#take');
      await hand.touch('dialog[open] .plain:not(form *)', async () => undefined);
      const file = { name: 'soak.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
      const input = hand.page.locator('dialog[open] input[type=file]');
      if ((await input.count()) > 0) await input.first().setInputFiles(file);
      await hand.closeSheets();
      await hand.touch('#imports button');
    },
  },
  { name: 'language', act: (hand) => hand.touch('#language') },
  { name: 'theme', act: (hand) => hand.touch('#theme', choose(hand)) },
  { name: 'resize', act: (hand) => hand.page.setViewportSize(hand.chance.of(windows)) },
  { name: 'back', act: (hand) => travel(hand, ['back', 'back', 'forward']) },
  {
    name: 'keys',
    act: async (hand) => {
      for (let i = 0; i < 5; i++) await hand.page.keyboard.press(hand.chance.of(keys));
    },
  },
  {
    name: 'a broken address',
    act: async (hand) => {
      const hash = hand.chance.of(['#scene=nope', '#v=1&f=x^', '#methods=sgd(eta=0.05', '#step=abc&seed=-1', '#v=99']);
      await hand.page.evaluate((text) => {
        location.hash = text;
      }, hash);
      await hand.touch('#problems button');
    },
  },
];

/** @param {Hand} hand */
function slide(hand) {
  return (/** @type {import('playwright').Locator} */ slider, /** @type {{ timeout: number }} */ options) =>
    slider.evaluate(
      (element, shares) => {
        const input = /** @type {HTMLInputElement} */ (element);
        const [min, max] = [Number(input.min || 0), Number(input.max || 100)];
        for (const share of shares) {
          input.value = String(min + share * (max - min));
          input.dispatchEvent(new Event('input', { bubbles: true }));
        }
        input.dispatchEvent(new Event('change', { bubbles: true }));
      },
      [hand.chance.next(), hand.chance.next(), hand.chance.next()],
      options,
    );
}

/**
 * Chooses an entry of a menu.
 * @param {Hand} hand
 */
export function choose(hand) {
  return async (/** @type {import('playwright').Locator} */ menu, /** @type {{ timeout: number }} */ options) => {
    const count = await menu.locator('option:not(:disabled)').count();
    const option = menu.locator('option:not(:disabled)').nth(hand.chance.index(Math.max(1, count)));
    const index = await option.evaluate(
      (element) => /** @type {HTMLOptionElement} */ (element).index,
      undefined,
      options,
    );
    await menu.selectOption({ index }, options);
  };
}

/**
 * Writes a text into a field.
 * @param {Hand} hand
 * @param {readonly string[]} texts
 */
export function fill(hand, texts) {
  return async (/** @type {import('playwright').Locator} */ input, /** @type {{ timeout: number }} */ options) => {
    await input.fill(hand.chance.of(texts), options);
    await input.press(hand.chance.of(['Enter', 'Escape', 'Tab']), options);
  };
}

/** @param {string} selector */
function press(selector) {
  return async (/** @type {Hand} */ hand) => {
    await hand.touch(selector);
    await hand.pause(150);
    await hand.closeSheets();
  };
}

/**
 * @param {Hand} hand
 * @param {readonly string[]} texts
 */
async function typeFormula(hand, texts) {
  await hand.touch('#formula, .surface-editor textarea', fill(hand, texts));
  await hand.pause(100);
}

/**
 * Types into the text of a rule, after beginning one where none is open.
 * @param {Hand} hand
 * @param {readonly string[]} texts
 */
async function typeRule(hand, texts) {
  const open = hand.page.locator('textarea.rule-text').filter({ visible: true });
  if ((await open.count()) === 0) await hand.touch('.catalog li:last-child button');
  await hand.pause(100);
  await hand.touch('textarea.rule-text', (area, options) => area.fill(hand.chance.of(texts), options));
}

/**
 * @param {Hand} hand
 * @param {readonly ('back' | 'forward')[]} ways
 */
async function travel(hand, ways) {
  for (const way of ways) {
    // Never off the page: to where it has been since it was loaded.
    await hand.page.evaluate((where) => {
      const { navigation } = /** @type {any} */ (window);
      const next = navigation.entries()[navigation.currentEntry.index + (where === 'back' ? -1 : 1)];
      if (next?.sameDocument) history[where]();
    }, way);
    await hand.pause(60);
  }
}
