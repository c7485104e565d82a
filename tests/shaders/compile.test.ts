import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import source from '../../shaders/descend.wgsl?raw';
import map from '../../shaders/map.wgsl?raw';
import swarm from '../../shaders/swarm.wgsl?raw';
import tally from '../../shaders/tally.wgsl?raw';
import update from '../../shaders/update.wgsl?raw';
import { linkArray, linkDrawn, linkPixels, linkSurface } from '../../src/engine/gpu/link';
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
    expect(await errorsIn(linkSurface(source, program, surface))).toEqual([]);
  });
});

describe('the other passes compile', () => {
  const beale = compileSurface(surfaces.get('beale')?.f ?? '');
  it.each(programs)('map of $id', async ({ program }) => {
    expect(await errorsIn(linkPixels(map, program, beale))).toEqual([]);
  });
  it.each(programs)('swarm of $id', async ({ program }) => {
    expect(await errorsIn(linkSurface(swarm, program, beale))).toEqual([]);
  });
  it('tally', async () => expect(await errorsIn(linkDrawn(tally))).toEqual([]));
  it.each(programs.filter(({ program }) => program.separable))('update of $id', async ({ program }) => {
    expect(await errorsIn(linkArray(update, program))).toEqual([]);
  });
});

describe('the complete text of a kernel, so that a reviewer sees it change', () => {
  it.each([
    ['adam-outside', 'beale'],
    ['nag-lookahead', 'rastrigin'],
    ['newton-standard', 'long-valley'],
  ])('%s on %s', async (id, surface) => {
    const { program } = programs.find((p) => p.id === id) as (typeof programs)[number];
    const text = linkSurface(source, program, compileSurface(surfaces.get(surface)?.f ?? ''));
    await expect(text).toMatchFileSnapshot(`snapshots/${id}-${surface}.wgsl`);
  });
});
