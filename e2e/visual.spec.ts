import { expect, type Fixtures, test } from './support/fixtures';
import { edit, seek } from './support/ravine';

test.use({ viewport: { width: 400, height: 400 } });

/** Every figure, at the step that shows most of it. */
const figures = [
  ['fig2a', 40],
  ['fig2b', 40],
  ['fig3', 5],
  ['fig4a', 100],
  ['fig4b', 110],
  ['monkey-saddle', 100],
] as const;

/** The stage alone, at a step. */
async function expectPicture(visit: Fixtures['visit'], name: string, hash: string, query: string, step: number) {
  const page = await visit(`${hash}&step=1`, query);
  await seek(page, step);
  await expect(page.locator('#stage')).toHaveScreenshot(`${name}.png`);
}

for (const [renderer, query] of [
  ['webgpu @webgpu', '?engine=webgpu&embed=1'],
  ['webgl2 @plain', '?renderer=webgl2&embed=1'],
  ['2d @plain', '?renderer=2d&embed=1'],
] as const) {
  for (const [scene, step] of figures) {
    test(`the picture of ${scene} on ${renderer}`, ({ visit }) =>
      expectPicture(visit, `${scene}-${renderer.split(' ')[0]}`, `#scene=${scene}`, query, step));
  }
}

test('both views beside each other, in Ravine’s look @plain', ({ visit }) =>
  expectPicture(visit, 'both', '#scene=fig4b&view=both&look=ravine', '?renderer=webgl2&embed=1', 110));

/** The whole page: what is around the picture belongs to a theme and a size. The name of the other language is left out: its font is the system’s. */
for (const [name, size, hash, query] of [
  ['light', [1280, 800], '#scene=fig2b&look=ravine&theme=light', '?renderer=2d'],
  ['dark', [1280, 800], '#scene=fig4b&look=ravine&theme=dark', '?renderer=webgl2'],
  ['projector', [1280, 800], '#scene=fig2b&look=ravine&theme=projector', '?renderer=2d'],
  ['phone', [390, 844], '#scene=fig2a', '?renderer=2d'],
  ['embedded', [480, 360], '#scene=fig2a', '?renderer=2d&embed=1'],
  ['messages', [1024, 600], '#scene=fig2a&theme=pink&steps=0', '?renderer=2d'],
] as const) {
  test(`the page: ${name} @plain`, async ({ visit }) => {
    const [width, height] = size;
    const page = await visit('#scene=fig2a&step=1', query);
    await page.setViewportSize({ width, height });
    await edit(page, `${hash}&step=2`);
    await seek(page, 100);
    // The chart is loaded after the picture.
    if (!query.includes('embed')) await expect(page.locator('#chart canvas')).toBeAttached();
    await expect(page).toHaveScreenshot(`page-${name}.png`, {
      mask: [page.locator('#language')],
      maskColor: '#808080',
    });
  });
}
