import { describe, expect, it } from 'vitest';
import { claimOf, pathsOfScene, valuesOf } from './race';

const measured = (scene: string, id: string) => claimOf(scene, id).measure(pathsOfScene(scene));

describe('Figure 2', () => {
  it('a: SGD crosses the ravine at every step', () => {
    const { values, holds } = measured('fig2a', 'fig2a-oscillates');
    expect(valuesOf(values, 'count').sgd).toBe(40);
    expect(holds).toBe(true);
  });

  it('a: SGD makes hesitant progress, f stays under 1 % of its start from step 23', () => {
    const { values, holds } = measured('fig2a', 'fig2a-hesitant');
    expect(valuesOf(values, 'step').sgd).toBe(23);
    expect(holds).toBe(true);
  });

  it('b: momentum damps the swinging', () => {
    const { values, holds } = measured('fig2b', 'fig2b-dampened');
    expect(valuesOf(values, 'count').momentum).toBe(23);
    expect(holds).toBe(true);
  });

  it('b: momentum is sooner along, f stays under 1 % of its start from step 10', () => {
    const { values, holds } = measured('fig2b', 'fig2b-sooner');
    expect(valuesOf(values, 'step').momentum).toBe(10);
    expect(holds).toBe(true);
  });
});
