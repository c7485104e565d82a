import { describe, expect, test } from 'vitest';
import { optimizers } from '../../src/optimizers/catalog';
import type { OriginalLook } from '../../src/scenes/types';
import { markRows, marksOf } from '../../src/stage/palette';

/** Relative luminance and contrast as WCAG 2 defines them. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

const order = ['sgd', 'momentum', 'nag', 'adam'];
const nameOf = (id: string) => id.toUpperCase();
const listed = (ids: string[], theme: 'light' | 'dark' | 'projector' = 'light') =>
  marksOf(
    ids.map((method) => ({ method })),
    order,
    'ravine',
    undefined,
    theme,
    nameOf,
  );

describe('the rows', () => {
  test('every colour has 3:1 against its ground', () => {
    for (const { light, dark } of markRows) {
      expect(contrast(light, '#fbfaf7'), light).toBeGreaterThanOrEqual(3);
      expect(contrast(light, '#ffffff'), light).toBeGreaterThanOrEqual(3);
      expect(contrast(dark, '#141416'), dark).toBeGreaterThanOrEqual(3);
    }
  });

  test('no two rows look the same, without colour too', () => {
    expect(new Set(markRows.map((row) => JSON.stringify([row.light, row.dash]))).size).toBe(markRows.length);
    expect(new Set(markRows.map((row) => JSON.stringify([row.shape, row.dash]))).size).toBe(markRows.length);
  });

  test('every method of the catalogue has one of its own', () => {
    expect(markRows.length).toBeGreaterThan(optimizers.size);
  });
});

describe('marks of a list', () => {
  test('a method keeps its mark, whatever else is shown', () => {
    const [alone] = listed(['nag']);
    expect(listed(['adam', 'sgd', 'nag'])[2]).toEqual(alone);
    expect(listed(['nag'], 'dark')[0].shape).toBe(alone.shape);
  });

  test('a second one has an id, a name and a mark of its own', () => {
    const marks = listed(['adam', 'sgd', 'adam', 'adam']);
    expect(marks.map((m) => m.id)).toEqual(['adam', 'sgd', 'adam-2', 'adam-3']);
    expect(marks.map((m) => m.label)).toEqual(['ADAM', 'SGD', 'ADAM 2', 'ADAM 3']);
    expect(new Set(marks.map((m) => m.color + m.shape + m.dash)).size).toBe(4);
  });

  test('a method outside the catalogue has a mark too', () => {
    const [own, sgd] = listed(['mine', 'sgd']);
    expect(own.shape).not.toBe(sgd.shape);
  });

  test('the original look keeps its colours and names, in every theme', () => {
    const original: OriginalLook = {
      colors: { sgd: '#ff0000' },
      labels: { sgd: 'Sgd' },
      map: 'jet',
      surface: 'lines',
      legend: true,
      star: true,
      alpha: 0.7,
    };
    const methods = ['sgd', 'adam'].map((method) => ({ method }));
    const [sgd, adam] = marksOf(methods, order, 'original', original, 'dark', nameOf);
    expect(sgd).toEqual({ id: 'sgd', label: 'Sgd', color: '#ff0000', shape: 'circle', dash: [] });
    expect(adam.color).toBe(markRows[3].light);
  });
});
