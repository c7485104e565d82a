import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures';

const hash = '#v=1&show=train&data=penguins-mass&model=linear&epochs=2&methods=sgd(eta=0.01)';

const drop = (page: Page, name: string, text: string) =>
  page.evaluate(
    ([name, text]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], name));
      document.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    },
    [name, text],
  );

const rows = Array.from({ length: 60 }, (_, i) => `${i % 7};${i % 2 ? 'red' : 'blue'};${(i % 7) * 2},5`);
const table = ['size;colour;price', ...rows, 'NA;red;3,5'].join('\r\n');

test('a table that is dropped while training is shown is trained on; its columns, task and rows can be corrected @plain', async ({
  visit,
}) => {
  const page = await visit(hash, '?renderer=2d');
  await drop(page, 'mine.csv', table);
  const own = page.locator('.own');
  await expect(own.getByRole('status')).toContainText('Learns a number, “price”, from 3 inputs. 60 of 61 rows');
  await expect(own.getByRole('status')).toContainText(
    'Left out, for a missing value: 1; the first: row 62, column 1 “size”',
  );
  await expect(own).toContainText('It never leaves this browser');
  const loss = () => page.evaluate(async () => (await window.ravine.runs())[0].columns.loss.value[0]);
  await expect.poll(loss).toBeCloseTo(0.5, 1);
  await own.getByLabel('Use of colour').selectOption('target');
  await expect(own.getByRole('status')).toContainText(
    'Learns which of 2 classes “colour” has, from 2 inputs. 60 of 61',
  );
  await expect.poll(loss).toBeCloseTo(Math.LN2, 3);
  await own.getByLabel('Kind of colour').selectOption('number');
  await expect(own.getByRole('alert')).toHaveText('Row 2, column 2 “colour”: “blue”; a number is expected');
});

test('what cannot be used is refused with its place, and a file of Ravine’s own is told apart @plain', async ({
  visit,
}) => {
  const page = await visit(hash, '?renderer=2d');
  const alert = page.locator('.own').getByRole('alert');
  await drop(page, 'ragged.csv', 'a,b\n1,2\n3,4,5\n');
  await expect(alert).toHaveText('Row 3, column 3: 3 cells; 2 are expected, as in the first row');
  await drop(page, 'paths.csv', '# ravine-paths 1\nstep,path,x,y,f\n0,sgd,1,2,3\n');
  await expect(alert).toContainText('paths.csv is a file of Ravine’s own');
});
