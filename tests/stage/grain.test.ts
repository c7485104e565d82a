import { describe, expect, test } from 'vitest';
import { cameraOfHand, pointOfHand } from '../../src/stage/grain';
import { formulaField } from '../../src/study/field';
import { bowl, frameFor } from './pictures';

const rounded = (domain: readonly [number, number, number, number], at: readonly [number, number], zoom = 1) => {
  const field = formulaField('x', (x) => x, domain);
  const surface = { ...bowl.surface, key: String(domain), field };
  const frame = frameFor({ ...bowl, surface, view: 'contour', camera: [0, 90, zoom] }, 620, 480, { flatness: 1 });
  return pointOfHand(frame, frame.panes[0], at);
};

describe('what a hand means', () => {
  test('is a point to a tenth of a pixel, in few digits', () => {
    expect(rounded([-5, 5, -5, 5], [1.23456789, -2.000000048906375])).toEqual([1.235, -2]);
    expect(rounded([-1, 1, -2, 1], [0.25371234, -0.00012345])).toEqual([0.2537, -0.0001]);
  });

  test('is finer where the view is nearer, and coarser on a wide domain', () => {
    expect(rounded([-5, 5, -5, 5], [1.23456789, 0], 20)[0]).toBe(1.23457);
    expect(rounded([-1e6, 1e6, 0, 2e9], [123456.789, 123456789])).toEqual([123500, 123500000]);
  });

  test('far from 0 keeps the digits that tell points apart', () => {
    expect(rounded([1000, 1001, 0, 1], [1000.12345678, 0])[0]).toBe(1000.1235);
  });

  test('is a camera to a tenth of a degree', () => {
    expect(cameraOfHand([-127.91999816894533, 71.10812377929689, 1.568312185490169])).toEqual([-127.9, 71.1, 1.57]);
  });
});
