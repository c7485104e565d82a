import { describe, expect, test } from 'vitest';
import { dropsOf } from '../../src/stage/drops';
import { unitOf } from '../../src/stage/frame';
import { drawOverlay } from '../../src/stage/overlay/draw';
import { trailLines } from '../../src/stage/trail-lines';
import { placesOf, segmentsOf, type Trails } from '../../src/stage/trails';
import type { Mark, Picture } from '../../src/stage/types';
import { gridField } from '../../src/study/between';
import type { FieldData } from '../../src/study/field';
import { placedBy, type Trace } from '../../src/study/trace';
import { documentOf } from '../../src/take/svg/document';
import { Pen, type Ruler } from '../../src/take/svg/pen';
import { bowl, frameFor } from './pictures';

/** The loss of a made-up model, ½u² + ⅛v², on a plane of its weights. */
const side = 33;
const data: FieldData = {
  axes: [
    { name: 'PC 1', from: -4, to: 4, count: side },
    { name: 'PC 2', from: -4, to: 4, count: side },
  ],
  name: 'loss',
  provenance: {
    of: 'loss',
    data: 'moons',
    model: 'mlp(2)',
    plane: { kind: 'principal', paths: ['sgd'], shares: [0.6, 0.2] },
  },
  values: Float64Array.from({ length: side * side }, (_, k) => {
    const [u, v] = [(k % side) / 4 - 4, Math.floor(k / side) / 4 - 4];
    return (u * u) / 2 + (v * v) / 8;
  }),
  stride: 1,
};

/** A run of n parameters: its weights on the plane, and its true loss, 1 above the plane at first. */
const points = Array.from({ length: 9 }, (_, k) => ({ pc1: 3 - k / 4, pc2: -3 + k / 2, above: 1 - k / 8 }));
const trace: Trace = {
  axis: 'step',
  length: points.length,
  columns: {
    pc1: { at: (k) => points[k].pc1 },
    pc2: { at: (k) => points[k].pc2 },
    loss: { at: (k) => points[k].pc1 ** 2 / 2 + points[k].pc2 ** 2 / 8 + points[k].above },
    accuracy: { at: (k) => k / 9 },
  },
};
const trails: Trails = { traces: [trace], columns: ['pc1', 'pc2', 'loss'] };
const mark: Mark = { id: 'sgd', label: 'SGD', color: '#cf4f00', shape: 'triangle', dash: [] };
const plane: Picture = {
  ...bowl,
  surface: { key: 'test loss plane', field: gridField(data), minima: [] },
  ...{ trails, marks: [mark], start: [3, -3], step: 8, view: 'contour', legend: true },
};

const ruler: Ruler = { widthOf: (text) => text.length * 7, dropOf: () => 4 };
const svgOf = (picture: Picture): string =>
  documentOf(frameFor(picture, 620, 480, { flatness: 1 }), { title: '', description: '' }, ruler);
const italics = (markup: string): string[] =>
  [...markup.matchAll(/<text[^>]*font-style="italic"[^>]*>([^<]*)</g)].map(([, text]) => text);

describe('a plane whose axes are not x and y', () => {
  test('has the names of its axes and of its height, from above and in the 3-D view', () => {
    expect(italics(svgOf(plane)).sort()).toEqual(['PC 1', 'PC 2', 'loss']);
    expect(italics(svgOf({ ...plane, surface: bowl.surface })).sort()).toEqual(['f', 'x', 'y']);
    const pen = new Pen(ruler);
    drawOverlay(pen as unknown as CanvasRenderingContext2D, frameFor({ ...plane, view: '3d' }));
    // The height's name stands at its axis and over the colour bar.
    expect(italics(pen.markup).sort()).toEqual(['PC 1', 'PC 2', 'loss', 'loss']);
  });

  test('has contour lines where its values say', () => {
    const { levels, lines } = frameFor(plane).relief.contours;
    expect(levels.length).toBeGreaterThan(10);
    levels.forEach((level, k) => {
      for (const [u, v] of lines[k].flat()) expect(8 * u * u + 2 * v * v).toBeCloseTo(level, 1);
    });
  });

  test('has the trail at its place on the plane', () => {
    const svg = svgOf(plane);
    const [x, y, w, h] = (/data-frame="([^"]+)"/.exec(svg)?.[1] ?? '').split(' ').map(Number);
    const group = /<g class="path" data-path="sgd">.*?<\/g>/s.exec(svg)?.[0] ?? '';
    const [, d] = / d="([^"]+)"/.exec(group) ?? [];
    const numbers = [...(d ?? '').matchAll(/-?[\d.]+/g)].map(([n]) => Number(n));
    expect(numbers).toHaveLength(2 * points.length);
    points.forEach(({ pc1, pc2 }, k) => {
      expect(-4 + (8 * (numbers[2 * k] - x)) / w).toBeCloseTo(pc1, 2);
      expect(4 - (8 * (numbers[2 * k + 1] - y)) / h).toBeCloseTo(pc2, 2);
    });
  });
});

describe('a trail of any columns', () => {
  test('has two of them as its place and the third as its height, never copied', () => {
    const path = placedBy(trace, ['accuracy', 'pc2', 'pc1']);
    expect(path.columns.x).toBe(trace.columns.accuracy);
    expect([path.columns.y.at(3), path.columns.f.at(3)]).toEqual([points[3].pc2, points[3].pc1]);
    expect(placesOf(trails)).toBe(placesOf(trails));
    expect(() => placedBy(trace, ['pc1', 'pc3', 'loss'])).toThrow('pc1, pc2, loss, accuracy, not pc3');
    expect(() => placedBy(trace, ['pc1', 'toString', 'loss'])).toThrow('not toString');
  });

  test('is packed as an engine packs, shorter ones with what is not drawn', () => {
    const short: Trace = { ...trace, length: 2 };
    const floats = segmentsOf({ ...trails, traces: [trace, short] });
    expect(floats).toHaveLength(2 * 8 * 8);
    const { loss } = trace.columns;
    const f32 = (...list: number[]) => [...Float32Array.from(list)];
    expect([...floats.slice(8, 16)]).toEqual(
      f32(points[1].pc1, points[1].pc2, loss.at(1), 1, points[2].pc1, points[2].pc2, loss.at(2), 1),
    );
    expect([...floats.slice(64, 80)].map((_, i) => floats[64 + i]).filter((_, i) => i % 4 === 3)).toEqual([1, 1, 0, 0]);
  });

  test('of a diverged run is crossed out in the legend and on the stage', () => {
    const strokes = (divergedAt: number) =>
      svgOf({ ...plane, trails: { ...trails, divergedAt: [divergedAt] } }).split('<path').length;
    // Twice a line over its halo.
    expect(strokes(8) - strokes(9)).toBe(4);
  });

  test('longer than every step can be shown is as many lines as the screen shows', () => {
    const long: Trace = {
      axis: 'step',
      length: 5001,
      columns: { a: { at: (k) => k / 2000 }, b: { at: (k) => k / 2500 }, c: { at: () => 1 } },
    };
    const [{ old, recent }] = trailLines(
      frameFor({ ...plane, trails: { traces: [long], columns: ['a', 'b', 'c'] }, step: 5000 }),
    );
    expect(old.length / 2 + recent.length / 2).toBeLessThan(1000);
    expect(recent.at(-1)).toBe(5000);
  });
});

describe('drops', () => {
  const solid: Picture = { ...plane, view: '3d' };
  const withDrops = (more: Partial<Trails> = {}, step = 8) =>
    dropsOf(frameFor({ ...solid, step, trails: { ...trails, drops: true, ...more } }));

  test('lead from the trail upright to the plane, where its loss is another one', () => {
    expect(dropsOf(frameFor(solid))).toEqual([]);
    const drops = withDrops();
    // The last point lies on the plane.
    expect(drops).toHaveLength(points.length - 1);
    const frame = frameFor(solid);
    drops.forEach(({ run, from, to }, k) => {
      expect([run, to[0], to[1]]).toEqual([0, from[0], from[1]]);
      const { pc1, pc2, above } = points[k];
      const ground = pc1 ** 2 / 2 + pc2 ** 2 / 8;
      expect(from[2]).toBeCloseTo(unitOf(frame, pc1, pc2, ground + above)[2], 9);
      expect(to[2]).toBeCloseTo(unitOf(frame, pc1, pc2, ground)[2], 2);
    });
    expect(withDrops({}, 3)).toHaveLength(4);
  });

  test('are no more than can be told apart, and none beside the plane', () => {
    const high = (at: (k: number) => number): Trace => ({
      ...{ axis: 'step', length: 100_001 },
      columns: { pc1: { at }, pc2: { at: () => 0 }, loss: { at: () => 5 } },
    });
    const drops = withDrops({ traces: [high((k) => k / 50_000 - 1)] }, 100_000);
    expect(drops.length).toBeGreaterThan(32);
    expect(drops.length).toBeLessThanOrEqual(66);
    expect(withDrops({ traces: [high(() => 4.1)] })).toEqual([]);
  });
});
