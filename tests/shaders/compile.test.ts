import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { descendPass } from '../../src/engine/gpu/descend';
import { linkArray, linkDrawn, linkPixels, linkSurface } from '../../src/engine/gpu/link';
import { mapPass } from '../../src/engine/gpu/map';
import { swarmPass } from '../../src/engine/gpu/swarm';
import { tallyPass } from '../../src/engine/gpu/tally';
import { updatePass } from '../../src/engine/gpu/update';
import { parseRule } from '../../src/math';
import { optimizers } from '../../src/optimizers/catalog';
import { surfaces } from '../../src/surfaces/catalog';
import { compileSurface } from '../../src/surfaces/compile';
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
  it.each(programs.filter(({ program }) => program.separable))('update of $id', async ({ program }) => {
    expect(await errorsIn(linkArray(updatePass, program))).toEqual([]);
  });
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
