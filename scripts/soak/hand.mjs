/** @typedef {import('playwright').Page} Page */
/** @typedef {import('playwright').Locator} Locator */
/** @typedef {import('./chance.mjs').Chance} Chance */

/** How long something may take to become touchable, in ms: what is covered or gone by then is left alone. */
const patience = 1500;

/** What acts on the page as a person would, by chance. */
export class Hand {
  /** What was covered, gone or not there when it was to be touched. */
  missed = 0;

  /**
   * @param {Page} page
   * @param {Chance} chance
   */
  constructor(page, chance) {
    this.page = page;
    this.chance = chance;
  }

  /**
   * One of what can be seen and used.
   * @param {string} selector
   * @returns {Promise<Locator | undefined>}
   */
  async one(selector) {
    const found = this.page.locator(`:is(${selector}):not(:disabled)`).filter({ visible: true });
    const count = await found.count();
    if (count > 0) return found.nth(this.chance.index(count));
    this.missed++;
    return undefined;
  }

  /**
   * Touches one of what a selector finds.
   * @param {string} selector
   * @param {(found: Locator, options: { timeout: number }) => Promise<unknown>} [how] a click, if not given
   */
  async touch(selector, how = (found, options) => found.click(options)) {
    const found = await this.one(selector);
    if (!found) return;
    await how(found, { timeout: patience }).catch((error) => {
      if (!/Timeout|not attached|detached|did not find/i.test(String(error))) throw error;
      this.missed++;
    });
  }

  /** A point of the picture, in CSS pixels of the window; none where it is out of sight. */
  async place() {
    const box = await this.page.evaluate(() => document.querySelector('.stage')?.getBoundingClientRect().toJSON());
    const size = this.page.viewportSize();
    if (!box || !size) return undefined;
    const x = box.x + box.width * (0.05 + 0.9 * this.chance.next());
    const y = box.y + box.height * (0.05 + 0.9 * this.chance.next());
    return y > 0 && y < size.height ? /** @type {const} */ ([x, y]) : undefined;
  }

  /**
   * Drags from one point of the picture to another.
   * @param {number} steps
   */
  async drag(steps) {
    const [from, to] = [await this.place(), await this.place()];
    if (!from || !to) return;
    await this.page.mouse.move(...from);
    await this.page.mouse.down();
    await this.page.mouse.move(...to, { steps });
    await this.page.mouse.up();
  }

  /** Closes what stands over the page. */
  async closeSheets() {
    for (let i = 0; i < 3 && (await this.page.locator('dialog[open]').count()) > 0; i++)
      await this.page.keyboard.press('Escape');
  }

  /**
   * Lets the page be, in ms.
   * @param {number} time
   */
  pause(time) {
    return this.page.waitForTimeout(time);
  }
}
