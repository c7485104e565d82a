import { describe, expect, test } from 'vitest';
import { dataFile } from '../../scripts/data/files.mjs';
import { dataSets } from '../../src/objectives/data/catalog';
import { prepare } from '../../src/objectives/data/prepare';
import { dataBytes, tableOf } from '../support/data';

const sets = [...dataSets.values()];

describe.each(sets)('$id', (entry) => {
  test('is what the catalogue says', async () => {
    const { inputs, targets, features, task, difficulty } = await tableOf(entry.id);
    expect(targets.length).toBe(entry.rows);
    expect([inputs.width, features.length]).toEqual([entry.inputs, entry.inputs]);
    expect(task.kind === 'classes' ? task.classes.length : 0).toBe(entry.classes);
    expect([inputs.kind === 'sparse', difficulty !== undefined]).toEqual([entry.sparse, entry.graded]);
    expect(difficulty?.length ?? entry.rows).toBe(entry.rows);
    if (inputs.kind === 'dense') expect(inputs.values.length).toBe(entry.rows * entry.inputs);
    if (entry.picture) expect(entry.picture[0] * entry.picture[1]).toBe(entry.inputs);
    expect(inputs.values.every(Number.isFinite)).toBe(true);
    if (entry.classes > 0) expect(targets.every((k) => Number.isInteger(k) && k >= 0 && k < entry.classes)).toBe(true);
    expect(new Set(features.map(({ name }) => name.en)).size).toBe(entry.inputs);
  });

  test('columns of a sparse row ascend and are inside', async () => {
    const { inputs } = await tableOf(entry.id);
    if (inputs.kind !== 'sparse') return;
    const { starts, columns, width } = inputs;
    expect([starts.length, starts.at(-1)]).toEqual([entry.rows + 1, columns.length]);
    for (let row = 0; row < entry.rows; row++)
      for (let k = starts[row]; k < starts[row + 1]; k++)
        if (columns[k] >= width || (k > starts[row] && columns[k] <= columns[k - 1])) throw new Error(`row ${row}`);
  });
});

/** Of two columns of numbers: means, correlation, and the straight line of the least squares. */
function line(x: Float64Array, y: Float64Array) {
  const mean = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const about = (a: Float64Array, ma: number, b: Float64Array, mb: number) =>
    mean(a.map((v, i) => (v - ma) * (b[i] - mb)));
  const [xx, xy, yy] = [about(x, mx, x, mx), about(x, mx, y, my), about(y, my, y, my)];
  return { r: xy / Math.sqrt(xx * yy), slope: xy / xx, intercept: my - (mx * xy) / xx };
}

describe('known numbers', () => {
  test('flipper and mass of penguins: correlation, line, least loss, curvature', async () => {
    const table = await tableOf('penguins-mass');
    const { r, slope, intercept } = line(table.inputs.values as Float64Array, table.targets);
    expect([r.toFixed(5), slope.toFixed(3), intercept.toFixed(1)]).toEqual(['0.87120', '49.686', '-5780.8']);
    // Half the mean square of the standardised residual, and the Hessian's eigenvalues in g and mm.
    expect(((1 - r * r) / 2).toFixed(6)).toBe('0.120504');
    const x = Array.from(table.inputs.values);
    const [m1, m2] = [1, 2].map((p) => x.reduce((sum, v) => sum + v ** p, 0) / x.length);
    // The larger root without cancellation, the smaller from the determinant.
    const large = (m2 + 1) / 2 + Math.sqrt((m2 - 1) ** 2 / 4 + m1 * m1);
    expect([large.toFixed(2), ((m2 - m1 * m1) / large).toFixed(6)]).toEqual(['40565.07', '0.004860']);
    expect((2 / large).toPrecision(5)).toBe('0.000049304');
  });

  test('species and sexes of penguins', async () => {
    const count = async (id: string) => {
      const { targets } = await tableOf(id);
      return [0, 1, 2].map((k) => targets.filter((target) => target === k).length);
    };
    expect(await count('penguins-species')).toEqual([151, 68, 123]);
    expect(await count('penguins-sex')).toEqual([165, 168, 0]);
  });

  test('films: 48.7 % are rated above 6.4; about 1 500 features, 7 a row, each in two films or more', async () => {
    const { inputs, targets, features } = await tableOf('movies');
    if (inputs.kind !== 'sparse') throw new Error('sparse');
    expect((100 * targets.reduce((a, b) => a + b, 0)) / 2988).toBeCloseTo(48.7, 1);
    expect(inputs.columns.length / 2988).toBeCloseTo(6.7, 1);
    const seen = new Uint32Array(inputs.width);
    for (const column of inputs.columns) seen[column]++;
    expect(Math.min(...seen)).toBe(2);
    const names = features.map(({ name }) => name.en);
    expect(seen[names.indexOf('director: Steven Spielberg')]).toBe(22);
    expect(names[0]).toBe('source: Original Screenplay');
  });

  test('mails: 1 896 of 6 046 are spam; each word in five mails or more; the file has no word of them', async () => {
    const { inputs, targets } = await tableOf('spam');
    if (inputs.kind !== 'sparse') throw new Error('sparse');
    expect(targets.reduce((a, b) => a + b, 0)).toBe(1896);
    expect(inputs.columns.length / 6046).toBeCloseTo(115.7, 1);
    const seen = new Uint32Array(inputs.width);
    for (const column of inputs.columns) seen[column]++;
    expect(Math.min(...seen)).toBe(5);
  });

  test('digits: 10 000 in 676 and 254 kB; a small pixel is the mean of four', async () => {
    const sizes = await Promise.all(['digits.bin', 'digits7.bin'].map(async (name) => (await dataFile(name)).length));
    expect(sizes[0]).toBeLessThanOrEqual(700_000);
    expect(sizes[1]).toBeLessThanOrEqual(260_000);
    const [large, small] = await Promise.all(['digits', 'digits7'].map(tableOf));
    const counts = Array.from({ length: 10 }, (_, k) => large.targets.filter((digit) => digit === k).length);
    expect(counts).toEqual([1001, 1127, 991, 1032, 980, 863, 1014, 1070, 944, 978]);
    expect(small.targets).toEqual(large.targets);
    for (let row = 0; row < 10_000; row += 97) {
      const [x, y] = [row % 7, row % 5];
      const at = (i: number, j: number) => large.inputs.values[row * 196 + (2 * y + j) * 14 + 2 * x + i];
      const mean = (at(0, 0) + at(1, 0) + at(0, 1) + at(1, 1)) / 4;
      expect(Math.abs(small.inputs.values[row * 49 + y * 7 + x] - mean)).toBeLessThanOrEqual(1.01 / 255);
    }
  });

  test('blobs: the rule that is best for the distributions errs as often as Φ(−1), within 3 deviations', async () => {
    const { inputs, targets, difficulty } = await tableOf('blobs');
    const wrong = targets.filter(
      (k, row) => inputs.values[2 * row] + inputs.values[2 * row + 1] > 0 !== (k === 1),
    ).length;
    const p = 0.15866;
    expect(Math.abs(wrong / 400 - p)).toBeLessThan(3 * Math.sqrt((p * (1 - p)) / 400));
    expect(difficulty?.filter((hard) => hard > 0).length).toBe(wrong);
  });

  test('moons and spirals lie on their curves, but for the noise', async () => {
    const [half, arms] = [await tableOf('moons'), await tableOf('spirals')];
    for (let row = 0; row < 400; row++) {
      const [x, y] = [half.inputs.values[2 * row], half.inputs.values[2 * row + 1]];
      const centre = half.targets[row] === 0 ? [0, 0] : [1, 0.5];
      const moved = Math.abs(Math.hypot(x - centre[0], y - centre[1]) - 1);
      expect(moved).toBeLessThanOrEqual((half.difficulty?.[row] ?? 0) + 1e-6);
      expect(Math.hypot(arms.inputs.values[2 * row], arms.inputs.values[2 * row + 1])).toBeLessThan(1.2);
    }
  });

  test('a circle, a square and a triangle that are easy have the same ink, whatever they are', async () => {
    const { inputs, targets, difficulty } = await tableOf('shapes');
    const ink = [0, 1, 2].map((kind) => {
      const rows = Array.from(targets.keys()).filter((row) => targets[row] === kind && difficulty?.[row] === 0);
      const sums = rows.map((row) =>
        Array.from(inputs.values.subarray(row * 144, (row + 1) * 144)).reduce((a, b) => a + b, 0),
      );
      return sums.reduce((a, b) => a + b, 0) / sums.length;
    });
    expect(Math.max(...ink) / Math.min(...ink)).toBeLessThan(1.06);
  });
});

test('a file that a server has decompressed is read as well', async () => {
  const plain = async (name: string) => {
    const stream = new Blob([await dataBytes(name)]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Response(stream).arrayBuffer();
  };
  expect(await dataSets.get('penguins-mass')?.load(plain)).toEqual(await tableOf('penguins-mass'));
});

test('a page in place of a file is said to be none', async () => {
  const page = async () => new TextEncoder().encode('<!doctype html><title>Not found</title>').buffer;
  await expect(dataSets.get('digits')?.load(page)).rejects.toThrow('no data file');
});

test('pixels are standardised together, other columns each by itself, by the training rows', async () => {
  const { standard, inputs, train } = prepare(await tableOf('digits7'), {
    split: [80, 20, 0],
    features: 'standardised',
  });
  expect(new Set(standard?.inputs.map(({ mean }) => mean)).size).toBe(1);
  const { values } = inputs;
  let [sum, squares] = [0, 0];
  for (const row of train)
    for (let i = 0; i < 49; i++) {
      sum += values[row * 49 + i];
      squares += values[row * 49 + i] ** 2;
    }
  expect(sum / (49 * 8000)).toBeCloseTo(0, 6);
  expect(squares / (49 * 8000)).toBeCloseTo(1, 6);
});

describe('sets with grades', () => {
  test('clouds: a row is hard where it is on the wrong side, which 15.9 % are, within 4 deviations', async () => {
    const { inputs, targets, difficulty } = await tableOf('clouds');
    const hard = Array.from(targets, (kind, row) => {
      const side = inputs.values[2 * row] + inputs.values[2 * row + 1];
      return Number(kind === 0 ? side >= 0 : side <= 0);
    });
    expect([...(difficulty ?? [])]).toEqual(hard);
    const share = hard.reduce((a, b) => a + b) / hard.length;
    expect(Math.abs(share - 0.158655)).toBeLessThan(4 * Math.sqrt((0.158655 * 0.841345) / hard.length));
  });

  test('teacher: neither class is rare, and as many irrelevant numbers are not 0 as a row is hard', async () => {
    const { inputs, targets, difficulty } = await tableOf('teacher');
    const ones = targets.reduce((a, b) => a + b) / targets.length;
    expect([ones > 0.35, ones < 0.65]).toEqual([true, true]);
    for (let row = 0; row < targets.length; row++) {
      const others = inputs.values.subarray(20 * row + 10, 20 * row + 20);
      expect(others.filter((value) => value !== 0).length).toBe(difficulty?.[row]);
    }
  });

  test('bits: the class is the parity of the first six, of which a grade has only its first; held back is grade 6', async () => {
    const table = await tableOf('bits');
    const { inputs, targets, difficulty = new Float32Array(0) } = table;
    for (let row = 0; row < targets.length; row++) {
      const six = [...inputs.values.subarray(12 * row, 12 * row + 6)];
      expect(six.reduce((a, b) => a + b) % 2).toBe(targets[row]);
      expect(six.lastIndexOf(1)).toBeLessThan(difficulty[row]);
    }
    const { train, validation, test: kept } = prepare(table, { split: [50, 25, 25], features: 'raw' });
    const grades = (rows: Uint32Array) => new Set(Array.from(rows, (row) => difficulty[row]));
    expect([grades(train).size, [...grades(validation)], [...grades(kept)]]).toEqual([6, [6], [6]]);
  });
});
