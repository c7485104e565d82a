import { describe, expect, test } from 'vitest';
import '../../../src/modes/registry';
import { affordable } from '../../../src/modes/begins';
import { parallelClaims } from '../../../src/modes/parallel/claims/catalog';
import { judgedClaims } from '../../../src/modes/parallel/claims/judged';
import { planOf } from '../../../src/modes/parallel/plan';
import { scenes } from '../../../src/scenes/catalog';
import { parallelNotes } from '../../../src/scenes/parallel/notes';
import { baseOf } from '../../../src/state';
import { spread } from './spread';

const all = [...scenes.values()].filter(({ parallel, id }) => parallel && id in parallelClaims);

test('the scenes of section 5 are there', () => {
  const asked =
    'hogwild downpour downpour-stragglers kill-a-replica delay-tolerant easgd spring admm critical-rate asynchrony-is-momentum sync-or-async diloco ten-thousand';
  expect(asked.split(' ').filter((id) => !all.some((scene) => scene.id === id))).toEqual([]);
});

test('no sentence is judged on what is left of another scene', async () => {
  const before = await spread('#scene=critical-rate&steps=20');
  expect(judgedClaims('critical-rate', before)).toHaveLength(3);
  for (const id of ['easgd', 'hogwild']) expect(judgedClaims(id, before)).toEqual([]);
});

describe.each(all.map((scene) => [scene.id, scene] as const))('%s', (id, scene) => {
  const state = baseOf({ scene: id });

  test('opens on the simulated clock, with a run of each line within the budget', () => {
    expect([state.show, state.clock, state.scene]).toEqual(['parallel', 'simulated', id]);
    const plan = planOf(state);
    expect(affordable(plan).length).toBeGreaterThanOrEqual(plan.variants.length * state.methods.length);
    expect(state.vary?.values.length ?? 1).toBe(plan.variants.length);
  });

  test('says in both languages what it shows, what is claimed and by what that is judged', () => {
    const claims = parallelClaims[id];
    const texts = [scene.title, parallelNotes[id], ...claims.flatMap(({ text, criterion }) => [text, criterion])];
    for (const { en, zh } of texts) {
      expect(en.length).toBeGreaterThan(0);
      expect(zh).toMatch(/[一-鿿]|^[A-Z][\w ]+$/);
    }
  });

  test('has as many seeds as its sentences need, which are not judged before their runs are there', () => {
    const plan = planOf(state);
    const nothing = { plan, data: [], found: new Map(), whole: new Set<string>() };
    for (const claim of parallelClaims[id]) {
      expect(claim.seeds).toBeLessThanOrEqual(state.seeds);
      expect(claim.measure(nothing).holds).toBeUndefined();
    }
  });
});
