import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures';
import { hashHolds, pathsOf, seek, stateOf } from './support/ravine';

/** A point of the stage, given as shares of its width and height. */
async function place(page: Page, across: number, down: number): Promise<[number, number]> {
  const box = await page.locator('#stage').boundingBox();
  if (!box) throw new Error('the stage has no place');
  return [box.x + box.width * across, box.y + box.height * down];
}

const startOf = async (page: Page) => (await stateOf(page)).start;

for (const renderer of ['webgl2', '2d']) {
  test(`a double click puts the start there, and it can be dragged from there: ${renderer} @plain`, async ({
    visit,
  }) => {
    const page = await visit('#scene=fig2a&step=20', `?renderer=${renderer}`);
    const [here, there] = [await place(page, 0.7, 0.3), await place(page, 0.35, 0.6)];
    await page.mouse.dblclick(...there);
    const wanted = await startOf(page);
    expect(wanted[0]).toBeLessThan(0);
    expect(wanted[1]).toBeLessThan(0);
    await page.mouse.dblclick(...here);
    const first = await startOf(page);
    expect(first[0]).toBeGreaterThan(0);
    expect(first[1]).toBeGreaterThan(0);

    await page.mouse.move(...here);
    await page.mouse.down();
    await page.mouse.move(...there, { steps: 4 });
    // Still held: the paths have followed already.
    const held = await startOf(page);
    expect(held[0]).toBeCloseTo(wanted[0], 1);
    expect(held[1]).toBeCloseTo(wanted[1], 1);
    for (const { points } of await pathsOf(page)) expect(points[0].slice(0, 2)).toEqual(held.map(Math.fround));
    await page.mouse.up();
    await hashHolds(page, 'start=');
  });
}

test('a start dragged out of the picture follows along its edge @plain', async ({ visit }) => {
  const page = await visit('#scene=fig2a&step=20', '?renderer=2d');
  const here = await place(page, 0.6, 0.4);
  await page.mouse.dblclick(...here);
  await page.mouse.move(...here);
  await page.mouse.down();
  await page.mouse.move(...(await place(page, -0.5, 0.4)), { steps: 2 });
  const [x, y] = await startOf(page);
  expect(x).toBe(-10);
  expect(y).toBeGreaterThan(0);
  await page.mouse.move(...(await place(page, -0.5, 0.7)), { steps: 2 });
  const [left, lower] = await startOf(page);
  expect(left).toBe(-10);
  expect(lower).toBeLessThan(0);
  await page.mouse.move(...(await place(page, -0.5, 1.5)));
  await page.mouse.up();
  expect(await startOf(page)).toEqual([-10, -3]);
});

test('what a hand sets is written in few digits, what is typed as it was typed @plain', async ({ visit }) => {
  const page = await visit('#scene=fig4a&view=3d&step=20', '?renderer=webgl2');
  await page.mouse.dblclick(...(await place(page, 0.5, 0.6)));
  await hashHolds(page, 'start=');
  const few = /^-?\d(\.\d{1,4})?$/;
  for (const value of await startOf(page)) expect(String(value)).toMatch(few);
  await page.mouse.move(...(await place(page, 0.15, 0.8)));
  await page.mouse.down();
  await page.mouse.move(...(await place(page, 0.41, 0.73)), { steps: 3 });
  await page.mouse.up();
  await page.mouse.wheel(0, -300);
  await hashHolds(page, 'camera=');
  const [, camera] = /camera=([^&]*)/.exec(new URL(page.url()).hash) ?? [];
  expect(camera).toMatch(/^-?\d+(\.\d)?,\d+(\.\d)?,\d(\.\d+)?$/);
  await page.evaluate(() => {
    location.hash = '#scene=fig4a&start=1.23456789,0.1&step=1';
  });
  await expect.poll(() => startOf(page)).toEqual([1.23456789, 0.1]);
});

test('dragging the 3-D view turns it, and leaves the start alone @plain', async ({ visit }) => {
  const page = await visit('#scene=fig2a&view=3d&step=20', '?renderer=webgl2');
  const before = await stateOf(page);
  await page.mouse.move(...(await place(page, 0.15, 0.8)));
  await page.mouse.down();
  await page.mouse.move(...(await place(page, 0.4, 0.7)), { steps: 3 });
  await page.mouse.up();
  const after = await stateOf(page);
  expect(after.camera[0]).not.toBe(before.camera[0]);
  expect(after.camera[1]).not.toBe(before.camera[1]);
  expect(after.start).toEqual(before.start);
  await hashHolds(page, 'camera=');
});

test('dragging the ground of the contour view moves it, and leaves start and camera alone @plain', async ({
  visit,
}) => {
  const page = await visit('#scene=fig2a&step=20&camera=-60,35,2', '?renderer=webgl2');
  const picture = () => page.locator('#stage').screenshot();
  const before = await stateOf(page);
  const seen = await picture();
  await page.mouse.move(...(await place(page, 0.2, 0.8)));
  await page.mouse.down();
  await page.mouse.move(...(await place(page, 0.3, 0.7)), { steps: 3 });
  await page.mouse.up();
  expect((await picture()).equals(seen)).toBe(false);
  expect(await stateOf(page)).toEqual(before);
});

test('the wheel zooms @plain', async ({ visit }) => {
  const page = await visit('#scene=fig2a&step=20', '?renderer=2d');
  const zoom = async () => (await stateOf(page)).camera[2];
  const before = await zoom();
  await page.mouse.move(...(await place(page, 0.5, 0.5)));
  await page.mouse.wheel(0, -400);
  await expect.poll(zoom).toBeGreaterThan(before);
  const nearer = await zoom();
  await page.mouse.wheel(0, 200);
  await expect.poll(zoom).toBeLessThan(nearer);
});

test('another step leaves the view where the hand has put it @plain', async ({ visit }) => {
  const page = await visit('#scene=fig2a&view=3d&camera=10,20,1.5&step=20', '?renderer=webgl2');
  await seek(page, 30);
  expect((await stateOf(page)).camera).toEqual([10, 20, 1.5]);
});
