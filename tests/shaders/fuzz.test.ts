import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { descendPass } from '../../src/engine/gpu/descend';
import { linkSurface } from '../../src/engine/gpu/link';
import { parseRule } from '../../src/math';
import { optimizers } from '../../src/optimizers/catalog';
import { faultOfFormula } from '../../src/state';
import { surfaces } from '../../src/surfaces/catalog';
import { compileSurface } from '../../src/surfaces/compile';
import { anyText } from '../math/arbitrary';
import { kernelCompiler } from '../support/kernels';

/** Formulas among random and mutated texts, and every tenth with its Hessian: Newton's method. */
const count = 300;
const texts = anyText([...surfaces.values()].map(({ f }) => f)).filter(
  (text) => text.length > 8 && !faultOfFormula(text),
);
const [plain, curved] = ['sgd', 'newton'].map((id) => {
  const optimizer = optimizers.get(id);
  if (!optimizer) throw new Error(`no ${id}`);
  return parseRule(Object.values(optimizer.forms)[0], Object.keys(optimizer.hyper));
});

const compiler = kernelCompiler();
beforeAll(compiler.open);
afterAll(compiler.close);

it('every text that is a formula is a kernel that compiles', async () => {
  const seed = fc.readConfigureGlobal().seed ?? 1;
  for (const [i, text] of fc.sample(texts, { numRuns: count, seed }).entries()) {
    const code = linkSurface(descendPass, i % 10 === 0 ? curved : plain, compileSurface(text));
    expect(await compiler.errorsIn(code), text).toEqual([]);
  }
}, 120_000);
