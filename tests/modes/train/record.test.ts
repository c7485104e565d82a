import { describe, expect, it } from 'vitest';
import { recordOf } from '../../../src/modes/train/record';
import { recomputed } from './recompute';
import { trained } from './trained';

/** The file of a training on the CPU engine, as it is read again. */
async function fileOf(hash: string): Promise<Parameters<typeof recomputed>[0]> {
  const training = await trained(`#v=1&show=train&${hash}`);
  return JSON.parse(JSON.stringify(await recordOf(training, { version: 'test', engine: 'test' })));
}

const five = 'sgd(eta=0.1),momentum(eta=0.02),adagrad(eta=0.05),rmsprop(eta=0.002),adam(eta=0.01)';

describe('a file of a training is enough for another program to compute its runs', () => {
  it.each([
    ['a line', 'data=penguins-mass&model=linear&batch=7&epochs=1'],
    [
      'raw features',
      'data=penguins-mass&model=linear&features=raw&batch=all&epochs=20&methods=sgd(eta=1e-6),adam(eta=0.1)',
    ],
    ['two classes', 'data=moons&model=logistic&batch=10&epochs=2&order=replacement'],
    ['a margin', 'data=moons&model=svm&batch=9&epochs=2'],
    ['three classes', 'data=penguins-species&model=softmax&batch=16&epochs=2&order=fixed'],
    ['margins of three', 'data=penguins-species&model=svm&batch=16&epochs=2'],
    ['a net', 'data=spirals&model=mlp(6,5,l2=0.01)&batch=20&epochs=2'],
    ['a net of relus with norm', 'data=penguins-species&model=mlp(7,4,act=relu,bn=on,l2=0.002)&batch=30&epochs=2'],
    ['a net that learns numbers', 'data=penguins-mass&model=mlp(5,act=softplus)&batch=25&epochs=2'],
    ['sigmoids with norm', 'data=moons&model=mlp(4,act=sigmoid,bn=on)&batch=32&epochs=2&order=once'],
  ])('%s', async (_, hash) => {
    const named = hash.includes('methods=') ? hash : `${hash}&methods=${five}`;
    const file = await fileOf(`${named}&seeds=2`);
    const again = recomputed(file);
    expect(again).toHaveLength(file.runs.length);
    file.runs.forEach(({ final, columns }, run) => {
      const { loss, final: own } = again[run];
      expect(loss).toHaveLength(columns.loss.value.length);
      // A unit near its kink may fall to the other side in single precision.
      const tolerance = hash.includes('relu') || hash.includes('svm') ? 5e-3 : 5e-4;
      columns.loss.value.forEach((value, k) => {
        expect(Math.abs(value - loss[k]) / Math.max(1e-2, Math.abs(loss[k])), `${k}`).toBeLessThan(tolerance);
      });
      const length = Math.hypot(...own);
      expect(Math.hypot(...final.map((value, i) => value - own[i])) / length).toBeLessThan(tolerance);
    });
  });

  it('with what is changed on the way', async () => {
    const file = await fileOf(
      `data=moons&model=mlp(4)&batch=10&epochs=3&methods=sgd(eta=0.5),adam(eta=0.05)&changes=${encodeURIComponent(
        '20:sgd.eta=0.05;20:adam.eta=0.001;40:batch=30',
      )}`,
    );
    expect(file.runs[0].changes.length).toBeGreaterThan(0);
    expect(new Set(file.seeds[0].batches.map((rows) => rows.length)).has(30)).toBe(true);
    recomputed(file).forEach(({ loss }, run) => {
      const { value } = file.runs[run].columns.loss;
      expect(Math.abs(loss[loss.length - 1] / value[value.length - 1] - 1)).toBeLessThan(1e-3);
    });
  });
});
