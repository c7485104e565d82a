import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createCpuEngine } from '../../src/engine/cpu/engine';
import type { Engine } from '../../src/engine/types';
import { NodeWorker } from '../support/workers';
import { everyForm, oneStep } from './cases';
import { suite } from './suite';
import { triedOn } from './suite/races';

describe('the CPU engine', () => {
  let engine: Engine;
  beforeAll(() => {
    vi.stubGlobal('Worker', NodeWorker);
    vi.stubGlobal('navigator', { hardwareConcurrency: 2 });
    engine = createCpuEngine();
  });
  afterAll(() => {
    engine.dispose();
    vi.unstubAllGlobals();
  });

  it.each(suite)('$title', async ({ run }) => expect(await run(engine)).toEqual([]));
});

it('every form is tried on five surfaces at least, and every surface with forms of every kind', () => {
  const tried = oneStep.map((_, index) => triedOn(index));
  for (const { id } of everyForm) expect(tried.filter((forms) => forms.has(id)).length, id).toBeGreaterThan(4);
  const asks = (pattern: RegExp) => everyForm.filter(({ run }) => pattern.test(JSON.stringify(run.rule)));
  for (const kind of [asks(/newton/), asks(/gradientAt/), everyForm]) {
    for (const forms of tried) expect(kind.some(({ id }) => forms.has(id))).toBe(true);
  }
});
