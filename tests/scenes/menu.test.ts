import { describe, expect, it } from 'vitest';
import { scenes } from '../../src/scenes/catalog';
import { sceneAfter, sceneGroups } from '../../src/scenes/menu';

describe('the menu of scenes', () => {
  it('has every scene once', () => {
    const ids = sceneGroups.flatMap(([, members]) => members.map(({ id }) => id));
    expect(ids.toSorted()).toEqual([...scenes.keys()].toSorted());
  });

  it('is gone through from one scene to the next, and back', () => {
    const seen: string[] = [];
    for (let scene = sceneAfter(undefined); !seen.includes(scene.id); scene = sceneAfter(scene.id)) {
      seen.push(scene.id);
      expect(sceneAfter(sceneAfter(scene.id).id, -1)).toBe(scene);
    }
    expect(seen).toEqual(sceneGroups.flatMap(([, members]) => members.map(({ id }) => id)));
  });

  it('keeps the figures of sections in the order of the overview', () => {
    const of = (group: unknown) => sceneGroups.find(([one]) => one === group)?.[1].map(({ id }) => id);
    expect(of('figures')?.slice(0, 3)).toEqual(['fig2a', 'fig2b', 'fig3']);
    expect(of(2)?.[0]).toBe('fig1');
  });
});
