import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trainWgsl } from '../../src/engine/gpu/train/kernel';
import { planOf } from '../../src/engine/gpu/train/plan';
import { parameterRule } from '../../src/engine/parameters';
import { parseRule } from '../../src/math';
import { activations } from '../../src/objectives/model/types';
import { optimizers } from '../../src/optimizers/catalog';
import { methodRun } from '../engine/trainings';
import { net } from '../objectives/nets';
import { kernelCompiler } from '../support/kernels';

/** Every training kernel, through Dawn's compiler without a GPU. */
const compiler = kernelCompiler();
beforeAll(compiler.open);
afterAll(compiler.close);

function kernel(model: string, classes: number, run: ReturnType<typeof methodRun>, sparse = false) {
  const rule = parameterRule(parseRule(run.rule, Object.keys(run.hyper)));
  return trainWgsl(planOf(net(model, 5, classes), rule), { most: 10, sparse });
}

const forms = [...optimizers.values()]
  .filter(({ id }) => id !== 'newton')
  .flatMap(({ id, forms }) => Object.keys(forms).map((form): [string, string] => [id, form]));

const models: [string, number][] = [
  ['linear', 0],
  ['logistic(l2=0.1)', 2],
  ['softmax', 3],
  ['svm', 2],
  ['svm', 3],
  ...activations.map((act): [string, number] => [`mlp(4,3,act=${act},bn=on,dropout=0.2,l2=0.1)`, 3]),
];

describe('training kernels compile', () => {
  it.each(forms)('%s, form %s', async (method, form) => {
    expect(await compiler.errorsIn(kernel('mlp(4)', 2, methodRun({ method }, {}, form)))).toEqual([]);
  });

  it.each(models)('%s of %i classes', async (model, classes) => {
    const run = methodRun({ method: 'nag', with: ['clip', 'noise'] });
    for (const sparse of [false, true]) {
      expect(await compiler.errorsIn(kernel(model, classes, run, sparse))).toEqual([]);
    }
  });
});

it('the complete text of a kernel, so that a reviewer sees it change', async () => {
  const run = methodRun({ method: 'nag', with: ['clip', 'noise'] });
  const text = kernel('mlp(4,act=tanh,bn=on,dropout=0.2,l2=0.1)', 3, run);
  await expect(text).toMatchFileSnapshot('snapshots/train-nag-mlp.wgsl');
});
