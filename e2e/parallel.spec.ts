import { expect, test } from './support/fixtures';
import { stateOf } from './support/ravine';

const plainly = '?engine=wasm&renderer=2d';
const bowl = '#show=parallel&f=x^2/2+y^2&domain=-3,3,-3,3&start=2,-2&methods=sgd(eta=0.05)&view=contour';

test('workers share a run: its numbers, its lanes, and the push at the cursor @plain', async ({ visit }) => {
  const page = await visit(`${bowl}&steps=60&workers=4&scheme=hogwild`, plainly);
  const read = await page.evaluate(async () => {
    await window.ravine.ready;
    return { runs: await window.ravine.runs(), claims: await window.ravine.claims(), state: window.ravine.state() };
  });
  expect(read.state).toMatchObject({ show: 'parallel', scheme: 'hogwild', workers: 4, clock: 'simulated' });
  expect(read.runs.map(({ worker }) => worker)).toEqual([undefined, 0, 1, 2, 3]);
  expect(read.claims).toEqual([]);
  const [server] = read.runs;
  expect(server.columns.x.at).toEqual(Array.from({ length: 61 }, (_, k) => k));
  expect(server.columns.time.value).toEqual([...server.columns.time.value].sort((a, b) => a - b));
  // What every page says.
  await expect(page.locator('#clock')).toHaveText('simulated');
  const lanes = page.getByRole('img', { name: /4 workers from second/ });
  await expect(lanes).toBeVisible();
  // A click goes to the update of the gradient that is pointed at.
  const box = await lanes.boundingBox();
  await lanes.click({ position: { x: (box?.width ?? 0) / 2, y: (box?.height ?? 0) / 2 } });
  await expect.poll(async () => (await stateOf(page)).step).toBeGreaterThan(0);
});

test('the same address gives the same bits, other seeds and schemes others @plain', async ({ visit }) => {
  const page = await visit(`${bowl}&steps=40&workers=3`, plainly);
  const endsOf = (hash: string) =>
    page.evaluate(async (text) => {
      await window.ravine.open(text);
      return (await window.ravine.runs()).map(({ id, columns }) => [id, columns.x.value.at(-1)] as const);
    }, hash);
  const once = await endsOf(`${bowl}&steps=40&workers=3`);
  const other = await endsOf(`${bowl}&steps=40&workers=3&scheme=easgd-async(tau=2,rho=1)`);
  expect(other).not.toEqual(once);
  expect(await endsOf(`${bowl}&steps=40&workers=3`)).toEqual(once);
});

test('a worker is killed at the cursor, by a key of the address @plain', async ({ visit }) => {
  const page = await visit(`${bowl}&steps=60&workers=3&step=30`, plainly);
  await page.getByLabel('Worker to be killed').selectOption('2');
  await page.getByRole('button', { name: 'Kill' }).click();
  await expect.poll(async () => (await stateOf(page)).killed.map(({ worker }) => worker)).toEqual([2]);
  await expect(page.getByText(/Worker 2 dies at/)).toBeVisible();
  const runs = await page.evaluate(() => window.ravine.runs());
  const [time] = (await stateOf(page)).killed.map(({ time: at }) => at);
  expect(Math.max(...(runs.at(-1)?.columns.time.value ?? []))).toBeLessThanOrEqual(time + 2);
});

test('events of a file are followed to the same bits, and a trace opens elsewhere @plain', async ({ visit }) => {
  const page = await visit(`${bowl}&steps=50&workers=3&scheme=downpour(push=2,fetch=3)&network=internet`, plainly);
  const read = await page.evaluate(async () => {
    await window.ravine.ready;
    const textOf = async (format: string) => (await window.ravine.export(format)).text();
    const [json, trace, csv] = [await textOf('json'), await textOf('trace'), await textOf('csv')];
    return { json, trace, csv, runs: await window.ravine.runs() };
  });
  const { traceEvents } = JSON.parse(read.trace);
  expect(traceEvents.length).toBeGreaterThan(100);
  expect(read.csv.split('\n')[2]).toMatch(/^run,scheme,seed,worker,update,time,/);
  // Another picture is open when the file is dropped.
  await page.evaluate(
    ([hash, text]) =>
      window.ravine.open(hash).then(() => {
        const dropped = new DataTransfer();
        dropped.items.add(new File([text], 'a.json', { type: 'application/json' }));
        document.dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }));
      }),
    [`${bowl}&steps=9&workers=2`, read.json] as const,
  );
  await expect(page.getByText('The schedule of a.json is replayed')).toBeVisible();
  await page.evaluate(() => window.ravine.seek(7));
  expect(await page.evaluate(() => window.ravine.runs())).toEqual(read.runs);
});

test('what cannot be used is named @plain', async ({ visit }) => {
  test.info().annotations.push({ type: 'says', description: 'a sentence with key, found and expected' });
  const page = await visit(`${bowl}&steps=9`, plainly);
  const refused = (hash: string) =>
    page.evaluate(
      (text) =>
        window.ravine.open(text).then(
          () => 'opened',
          (error: Error) => error.message,
        ),
      hash,
    );
  expect(await refused(`${bowl}&workers=0`)).toBe(
    'open: workers=0 cannot be used; expected a whole number from 1 to 10000',
  );
  expect(await refused(`${bowl}&clock=fast`)).toBe(
    'open: clock=fast cannot be used; expected one of simulated, threads',
  );
});
