import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookaheadText, sumText, updateText } from '../../src/engine/gpu/arrays';
import { descendPass } from '../../src/engine/gpu/descend';
import { linkDrawn, linkPixels, linkSurface } from '../../src/engine/gpu/link';
import { mapPass } from '../../src/engine/gpu/map';
import { swarmPass } from '../../src/engine/gpu/swarm';
import { tallyPass } from '../../src/engine/gpu/tally';
import { parameterRule } from '../../src/engine/parameters';
import { parseRule } from '../../src/math';
import { optimizers } from '../../src/optimizers/catalog';
import { optimizerOf } from '../../src/optimizers/resolve';
import type { Optimizer } from '../../src/optimizers/types';
import { surfaces } from '../../src/surfaces/catalog';
import { compileSurface } from '../../src/surfaces/compile';
import { programOf } from '../engine/array-runs';
import { lateRuns } from '../engine/late-runs';
import { kernelCompiler } from '../support/kernels';

/** Every (surface × optimizer × form) kernel, through Dawn's compiler without a GPU. */
const compiler = kernelCompiler();
beforeAll(compiler.open);
afterAll(compiler.close);
const { errorsIn } = compiler;

const programs = [...optimizers.values()].flatMap((o) =>
  Object.entries(o.forms).map(([form, rule]) => ({
    id: `${o.id}-${form}`,
    program: parseRule(rule, Object.keys(o.hyper)),
  })),
);

describe.each([...surfaces.values()])('kernels on $id compile', ({ f }) => {
  const surface = compileSurface(f);
  it.each(programs)('$id', async ({ program }) => {
    expect(await errorsIn(linkSurface(descendPass, program, surface))).toEqual([]);
  });
});

describe('the other passes compile', () => {
  const beale = compileSurface(surfaces.get('beale')?.f ?? '');
  it.each(programs)('map of $id', async ({ program }) => {
    expect(await errorsIn(linkPixels(mapPass, program, beale))).toEqual([]);
  });
  it.each(programs)('swarm of $id', async ({ program }) => {
    expect(await errorsIn(linkSurface(swarmPass, program, beale))).toEqual([]);
  });
  it('tally', async () => expect(await errorsIn(linkDrawn(tallyPass))).toEqual([]));
  const whole = ['clip', 'noise'].map((name) => {
    const optimizer = optimizerOf({ method: 'nag', with: [name] }) as Optimizer;
    return { id: `nag with ${name}`, program: parseRule(optimizer.forms.equation, Object.keys(optimizer.hyper)) };
  });
  const late = lateRuns.map(({ id, run }) => ({
    id: `${id}, with late gradients`,
    program: programOf(run, 'parallel'),
  }));
  it.each([...programs, ...whole, ...late].filter(({ program }) => !program.newton))(
    'arrays of $id',
    async ({ program }) => {
      const rule = parameterRule(program);
      const { gradientAt, sums } = rule;
      const texts = [
        updateText(rule),
        ...(gradientAt ? [lookaheadText({ ...rule, gradientAt })] : []),
        ...sums.map((_, i) => sumText(rule, i)),
      ];
      for (const text of texts) expect(await errorsIn(text)).toEqual([]);
    },
  );
});

describe('the complete text of a kernel, so that a reviewer sees it change', () => {
  it.each([
    ['adam-outside', 'beale'],
    ['nag-lookahead', 'rastrigin'],
    ['newton-standard', 'long-valley'],
  ])('%s on %s', async (id, surface) => {
    const { program } = programs.find((p) => p.id === id) as (typeof programs)[number];
    const text = linkSurface(descendPass, program, compileSurface(surfaces.get(surface)?.f ?? ''));
    await expect(text).toMatchFileSnapshot(`snapshots/${id}-${surface}.wgsl`);
  });
});
