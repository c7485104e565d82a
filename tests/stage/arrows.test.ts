import { describe, expect, it } from 'vitest';
import { arrowLooks } from '../../src/stage/arrow-look';
import { placing } from '../../src/stage/flat/placing';
import type { Frame } from '../../src/stage/frame';
import { drawArrowLegend } from '../../src/stage/overlay/arrow-legend';
import { drawArrows } from '../../src/stage/overlay/arrows';
import type { Arrow, Picture } from '../../src/stage/types';
import { domainOf } from '../../src/study/field';
import { Pen } from '../../src/take/svg/pen';
import { bowl, frameFor } from './pictures';

const ruler = { widthOf: (text: string) => 6 * text.length, dropOf: () => 3 };
const step: Arrow = { kind: 'update', from: [-1, -1], to: [1, 0.5], label: 'the step', color: undefined };

/** What is drawn, as SVG, and the frame it is drawn in. */
function drawn(arrows: readonly Arrow[], more: Partial<Picture> = {}, flatness = 1) {
  const picture: Picture = { ...bowl, view: flatness ? 'contour' : '3d', ...more, arrows };
  const frame = frameFor(picture, 620, 480, { flatness });
  const on = (draw: (g: CanvasRenderingContext2D, frame: Frame) => void): string => {
    const pen = new Pen(ruler);
    draw(pen as unknown as CanvasRenderingContext2D, frame);
    return pen.markup;
  };
  return { frame, svg: on((g, f) => drawArrows(g, f, f.panes[0])), legend: on(drawArrowLegend) };
}

/** The shafts: straight open lines, the halo's and the arrow's own. */
const shafts = (svg: string): number[][] =>
  [...svg.matchAll(/ d="M([\d.-]+) ([\d.-]+)L([\d.-]+) ([\d.-]+)"/g)].map(([, ...numbers]) => numbers.map(Number));

describe('a vector of a step', () => {
  it('begins at its point of the surface and points to the other', () => {
    const { frame, svg } = drawn([step]);
    const place = placing(frame.panes[0]);
    const [x0, x1, y0, y1] = domainOf(bowl.surface.field);
    const at = ([x, y]: readonly number[]) => [
      place.x((2 * (x - x0)) / (x1 - x0) - 1),
      place.y((2 * (y - y0)) / (y1 - y0) - 1),
    ];
    const [ax, ay, bx, by] = shafts(svg)[0];
    const [from, to] = [at(step.from), at(step.to)];
    expect(Math.hypot(ax - from[0], ay - from[1])).toBeLessThan(0.1);
    // The shaft ends at the neck of the head, on the way to the tip.
    const left = Math.hypot(to[0] - bx, to[1] - by);
    expect(left).toBeGreaterThan(3);
    expect(left).toBeLessThan(20);
    expect((to[0] - from[0]) * (by - ay)).toBeCloseTo((to[1] - from[1]) * (bx - ax), -2);
  });

  it('that leaves the box ends at its wall, without a head; one that is never in it is not drawn', () => {
    const [, x1] = domainOf(bowl.surface.field);
    const { frame, svg } = drawn([{ ...step, to: [x1 + 5, -1] }]);
    const { rect } = frame.panes[0];
    expect(shafts(svg)[0][2]).toBeCloseTo(rect.x + rect.w, 0);
    expect(svg.match(/ d="[^"]*Z"/g)?.length).toBe(1);
    expect(shafts(drawn([{ ...step, from: [x1 + 1, 0], to: [x1 + 5, 0] }]).svg)).toEqual([]);
  });

  it('is drawn in the 3-D view too, and no vector without arrows', () => {
    expect(shafts(drawn([step], {}, 0).svg).length).toBeGreaterThan(0);
    expect(shafts(drawn([]).svg)).toEqual([]);
    expect(drawn([]).legend).toBe('');
  });

  it('a gradient on another vector is moved aside', () => {
    const gradient: Arrow = { ...step, kind: 'gradient', label: 'downhill' };
    const [alone] = shafts(drawn([gradient]).svg);
    const [beside] = shafts(drawn([gradient, step]).svg);
    expect(Math.hypot(alone[0] - beside[0], alone[1] - beside[1])).toBeGreaterThan(4);
  });
});

describe('the legend of the vectors', () => {
  it('has every label once', () => {
    const { legend } = drawn([step, { ...step, to: [0, 0] }, { ...step, kind: 'push', label: 'by noise × 20' }]);
    expect([...legend.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text)).toEqual(['the step', 'by noise × 20']);
  });
});

describe('the kinds of vectors', () => {
  it('differ in colour and in dash or head', () => {
    const looks = Object.values(arrowLooks);
    expect(new Set(looks.map(({ light }) => light)).size).toBe(looks.length);
    expect(new Set(looks.map(({ dark }) => dark)).size).toBe(looks.length);
    expect(new Set(looks.map(({ dash, head }) => JSON.stringify([dash, head]))).size).toBe(looks.length);
    expect(new Set(looks.map(({ dash }) => JSON.stringify(dash))).size).toBe(looks.length);
  });
});
