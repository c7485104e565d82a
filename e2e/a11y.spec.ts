import { violations } from './support/axe';
import { expect, openRavine, test } from './support/fixtures';
import { edit, messagesOf, open } from './support/ravine';

for (const language of ['en', 'zh']) {
  test(`axe finds nothing in any theme, lines open, in ${language} @plain`, async ({ visit }) => {
    const page = await visit('#step=100', language === 'en' ? '?renderer=2d' : `?lang=${language}&renderer=2d`);
    for (const summary of await page.locator('details:not([open]) > summary').all()) await summary.click();
    await page.locator('li.method .more').nth(2).click();
    for (const theme of ['light', 'dark', 'projector']) {
      await open(page, `#step=100&theme=${theme}`);
      expect.soft(await violations(page), theme).toEqual([]);
    }
  });
}

for (const [what, hash, query] of [
  ['an embedded picture', '#scene=fig4b&step=100', '?embed=1&renderer=2d'],
  ['a swarm around the start, by loss', '#show=swarm&particles=256&spread=0.3&color=loss&step=20', '?renderer=2d'],
  ['a swarm in the dark', '#surface=saddle&show=swarm&particles=256&theme=dark&step=20', '?renderer=2d'],
  ['both views in Ravine’s look', '#scene=fig4b&view=both&look=ravine&step=100', '?renderer=webgl2'],
  ['basin maps', '#surface=himmelblau&show=basins&methods=sgd,adam&steps=20', '?renderer=2d'],
  [
    'a hyperparameter map in the dark',
    '#surface=beale&show=rates&methods=momentum&steps=20&theme=dark',
    '?renderer=2d',
  ],
  [
    'rate curves of training runs in the dark',
    '#data=moons&model=mlp(3)&epochs=1&batch=20&show=rates&axes=eta&methods=sgd,adam&theme=dark',
    '?engine=wasm&renderer=2d',
  ],
  [
    'a training in which a rate and the batch change, in the dark',
    '#data=moons&model=mlp(4)&epochs=2&methods=sgd,adam(with=inverse)&changes=21:adam.half=9;21:batch=40&step=20&theme=dark',
    '?engine=wasm&renderer=2d',
  ],
  [
    'Figure 1 with its line, and what the overview says of it',
    '#scene=fig1&seeds=2&beside=data&step=20',
    '?engine=wasm&renderer=2d',
  ],
  [
    'the curves of a net and its weights, in Chinese and for a projector',
    '#data=penguins-species&model=mlp(4)&epochs=2&methods=sgd,adam&beside=weights&step=9&theme=projector',
    '?lang=zh&engine=wasm&renderer=2d',
  ],
  [
    'workers on a surface and their lanes, one of them dead',
    '#show=parallel&surface=himmelblau&scheme=ssp&workers=4&steps=40&step=20&killed=2:3&methods=sgd(eta=0.002)&view=contour',
    '?engine=wasm&renderer=2d',
  ],
  [
    'delays of workers on data, in Chinese and in the dark',
    '#show=parallel&data=moons&model=logistic&batch=10&epochs=1&workers=3&methods=sgd&under=delays&step=9&theme=dark',
    '?lang=zh&engine=wasm&renderer=2d',
  ],
  ['diverged methods in the dark', '#scene=monkey-saddle&theme=dark&step=174', '?renderer=2d'],
] as const) {
  test(`axe finds nothing in ${what} @plain`, async ({ visit }) => {
    const page = await visit(hash, query);
    expect(await violations(page)).toEqual([]);
  });
}

test('axe finds nothing in a page with messages @plain', async ({ visit }) => {
  const page = await visit('#step=9', '?renderer=2d');
  await edit(page, '#theme=pink&steps=0&step=9');
  await expect(messagesOf(page)).toHaveCount(2);
  expect(await violations(page)).toEqual([]);
});

test('axe finds nothing on a phone, in the help sheet, or at a mistake in a formula @plain', async ({ visit }) => {
  const page = await visit('#step=100', '?renderer=2d');
  await page.setViewportSize({ width: 390, height: 844 });
  expect.soft(await violations(page), 'phone').toEqual([]);
  await page.getByRole('button', { name: 'Surface, link, language and theme' }).click();
  await page.getByRole('textbox', { name: 'f(x, y) =' }).fill('x^2 + z');
  expect.soft(await violations(page), 'mistake').toEqual([]);
  await page.getByRole('button', { name: 'Help and keyboard' }).click();
  expect.soft(await violations(page), 'help').toEqual([]);
  await page.keyboard.press('Escape');
});

test('Tab reaches every control, each with a visible focus @plain', async ({ page }) => {
  await openRavine(page, '#scene=fig4a&step=100', '?renderer=2d');
  const reached = new Set<string>();
  for (let k = 0; k < 60; k++) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(focused);
    if (!focus) break;
    expect.soft(focus.visible, `the focus on ${focus.name}`).toBe(true);
    reached.add(focus.name);
  }
  for (const name of ['skip', 'scene', 'view', 'Play', 'Step', 'Loop', 'Show SGD', 'SGD, η']) {
    expect.soft([...reached], `reached by Tab: ${name}`).toContain(name);
  }
});

/** The element that has the focus, and whether one can see that it has. */
function focused() {
  const element = document.activeElement as HTMLInputElement | null;
  if (!element || element === document.body) return undefined;
  // A hidden radio button or box may show its focus on what stands beside it.
  const shown = [element, element.nextElementSibling, element.parentElement].filter((e) => e instanceof HTMLElement);
  const visible = shown.some((e) => {
    const style = getComputedStyle(e);
    return (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || style.boxShadow !== 'none';
  });
  const name = element.getAttribute('aria-label') ?? (element.name || element.id || element.textContent?.trim() || '');
  return { name, visible };
}
