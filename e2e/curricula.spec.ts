import { expect, test } from './support/fixtures';

const plainly = '?engine=wasm&renderer=2d';

test('a file says which rows each seed trains on, and what plateaus have changed @plain', async ({ visit }) => {
  const page = await visit('#scene=curriculum&seeds=2', plainly);
  const json = () => page.evaluate(async () => JSON.parse(await (await window.ravine.export('json')).text()));
  const { variants } = await json();
  for (const { objective, seeds } of variants) {
    const [first, second] = seeds.map(({ train }: { train: number[] }) => train);
    expect([objective.train, first.length, second.length]).toEqual([first, 50, 50]);
    expect(second).not.toEqual(first);
    for (const { train, batches } of seeds) expect(batches[0].toSorted((a: number, b: number) => a - b)).toEqual(train);
  }
  await page.evaluate(() =>
    window.ravine.open('#data=spirals&model=mlp(4)&epochs=4&plateau=1,0.5&methods=sgd(eta=0.1)'),
  );
  const [{ changes }] = (await json()).runs;
  // An epoch is 28 updates, and none lowers the loss by 1.
  expect(changes).toEqual([
    { update: 29, key: 'eta', value: 0.05 },
    { update: 57, key: 'eta', value: 0.025 },
    { update: 85, key: 'eta', value: 0.0125 },
  ]);
});
