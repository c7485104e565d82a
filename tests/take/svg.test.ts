import { describe, expect, test } from 'vitest';
import type { Paths } from '../../src/engine/types';
import { trailsOf } from '../../src/stage/trails';
import type { Mark, Picture } from '../../src/stage/types';
import { formulaField } from '../../src/study/field';
import { documentOf } from '../../src/take/svg/document';
import { Pen, type Ruler } from '../../src/take/svg/pen';
import { bowl, frameFor } from '../stage/pictures';

const sizeOf = (font: string) => Number.parseFloat(/[\d.]+px/.exec(font)?.[0] ?? '10');
/** Letters six tenths as wide as their size. */
const ruler: Ruler = {
  widthOf: (text, font) => text.length * 0.6 * sizeOf(font),
  dropOf: (font) => 0.3 * sizeOf(font),
};
const about = { title: 'A <bowl>', description: '#v=1&f=x^2' };

const marks: Mark[] = [
  { id: 'adam', label: 'Adam & Eve', color: '#0068a8', shape: 'circle', dash: [] },
  { id: 'sgd', label: 'SGD', color: '#cf4f00', shape: 'triangle', dash: [9, 5] },
];

/** Two runs of three steps: one goes on, one diverges at the third. */
const points = [
  [1, 1, 0.5, 0.5, 0.25, 0.25, 0, 0],
  [1, 1, -1, 2, 1.5, 2.5, 1.5, 2.5],
];
const paths: Paths = {
  steps: 3,
  ends: [{ length: 4 }, { length: 3, divergedAt: 3 }],
  segments: new Float32Array(
    points.flatMap((p) => [0, 1, 2].flatMap((k) => [p[2 * k], p[2 * k + 1], 1, 1, p[2 * k + 2], p[2 * k + 3], 1, 1])),
  ),
};

const draw = (more: Partial<Picture> = {}, width = 620, height = 480): string => {
  const picture: Picture = { ...bowl, view: 'contour', marks, trails: trailsOf(paths), step: 3, legend: true, ...more };
  return documentOf(frameFor(picture, width, height, { flatness: 1 }), about, ruler);
};

const whole = draw();

/** Every number of the data of a path, in pairs. */
const pairs = (data: string): [number, number][] => {
  const numbers = [...data.matchAll(/-?[\d.]+/g)].map(([n]) => Number(n));
  return Array.from({ length: numbers.length / 2 }, (_, i) => [numbers[2 * i], numbers[2 * i + 1]]);
};

/** The points of a method, read back through what the root says of the frame. */
function readBack(svg: string, id: string): [number, number][] {
  const numbers = (name: string) => (new RegExp(`${name}="([^"]+)"`).exec(svg)?.[1] ?? '').split(' ').map(Number);
  const [x0, x1, y0, y1] = numbers('data-domain');
  const [x, y, w, h] = numbers('data-frame');
  const group = new RegExp(`<g class="path" data-path="${id}">.*?</g>`, 's').exec(svg)?.[0] ?? '';
  const parts = [...group.matchAll(/ d="([^"]+)"/g)].map(([, d]) => pairs(d));
  const joined = parts.flatMap((part, i) => (i === 0 ? part : part.slice(1)));
  return joined.map(([px, py]) => [x0 + ((px - x) / w) * (x1 - x0), y1 - ((py - y) / h) * (y1 - y0)]);
}

describe('a drawing of the contour view', () => {
  test('has no raster, no script and no style, and is well nested', () => {
    const svg = whole;
    expect(svg).not.toMatch(/<(image|script|style|foreignObject)|data:|NaN|undefined|Infinity/);
    const open: string[] = [];
    for (const [, close, name, own] of svg.matchAll(/<(\/?)([\w]+)[^>]*?(\/?)>/g)) {
      if (close) expect(open.pop()).toBe(name);
      else if (!own) open.push(name);
    }
    expect(open).toEqual([]);
    expect(svg).toContain('<title>A &lt;bowl&gt;</title>');
    expect(svg).toContain('<title>Adam &amp; Eve</title>');
    expect(svg).toContain('width="620" height="480"');
  });

  test('has every point of every path up to the step, at its place', () => {
    for (const [run, id] of ['adam', 'sgd'].entries()) {
      const read = readBack(whole, id);
      const expected = pairs(points[run].slice(0, 2 * paths.ends[run].length).join(' '));
      expect(read).toHaveLength(expected.length);
      read.forEach(([x, y], k) => {
        expect(x, `${id} ${k}`).toBeCloseTo(expected[k][0], 3);
        expect(y, `${id} ${k}`).toBeCloseTo(expected[k][1], 3);
      });
    }
    expect(readBack(draw({ step: 1 }), 'adam')).toHaveLength(2);
  });

  test('has the colour and the dash of every method, and both names in the legend', () => {
    const svg = whole;
    expect(/data-path="sgd".*?<\/g>/s.exec(svg)?.[0]).toMatch(/stroke="#cf4f00"[^>]*stroke-dasharray="9 5"/);
    expect(svg).toMatch(/<text[^>]*>Adam &amp; Eve<\/text>/);
    expect(svg).toMatch(/<text[^>]*>SGD<\/text>/);
  });

  test('has one path for each level of the stage, which lies on that level', () => {
    const svg = whole;
    const frame = frameFor({ ...bowl, view: 'contour' }, 620, 480, { flatness: 1 });
    const lines = [...svg.matchAll(/data-level="([^"]+)" d="([^"]+)"/g)];
    expect(lines.map(([, level]) => Number(level))).toEqual(frame.relief.contours.levels);
    const [x, y, w, h] = (/data-frame="([^"]+)"/.exec(svg)?.[1] ?? '').split(' ').map(Number);
    for (const [, level, data] of lines) {
      for (const [px, py] of pairs(data)) {
        const [u, v] = [-2 + (4 * (px - x)) / w, 3 - (4 * (py - y)) / h];
        expect(u * u + v * v).toBeCloseTo(Number(level), 1);
      }
    }
  });

  test('fills the areas between the levels: a point has the colour of the levels around it', () => {
    const svg = whole;
    const areas = [...svg.matchAll(/<g class="bands".*?<\/g>/gs)][0][0];
    const data = [...areas.matchAll(/ d="([^"]+)"/g)].map(([, d]) => d.split('M').slice(1).map(pairs));
    const [x, y, w, h] = (/data-frame="([^"]+)"/.exec(svg)?.[1] ?? '').split(' ').map(Number);
    const { levels } = frameFor({ ...bowl, view: 'contour' }).relief.contours;
    for (const [u, v] of [
      [0, 0],
      [1.3, 2],
      [-1.9, -0.9],
      [1.99, 2.99],
      [0.4, -0.6],
    ]) {
      const place: [number, number] = [x + ((u + 2) / 4) * w, y + ((3 - v) / 4) * h];
      const over = data.filter((rings) => rings.filter((ring) => holds(ring, place)).length % 2 === 1).length;
      expect(over, `${u}, ${v}`).toBe(1 + levels.filter((level) => level <= u * u + v * v).length);
    }
  });

  test('has the paths of files as dashed lines with their names', () => {
    const beside = [{ label: 'adam (old.csv)', points: [[1, 1, 2] as const, [0, 0, 0] as const] }];
    const svg = draw({ beside });
    expect(svg).toMatch(/<path d="M[^"]+L[^"]+"[^>]*stroke-width="1.5"[^>]*stroke-dasharray="4 3"/);
    expect(svg).toMatch(/<text[^>]*>adam \(old\.csv\)<\/text>/);
    expect(whole).not.toContain('stroke-dasharray="4 3"');
  });

  test('leaves a hole of f bare', () => {
    const half = (x: number, y: number) => (x < 0 ? Number.NaN : x + y);
    const surface = { ...bowl.surface, key: 'half', field: formulaField('half', half, [-2, 2, -1, 3]) };
    const svg = draw({ surface });
    expect(svg).not.toContain('NaN');
    const [, first] = / d="([^"]+)"/.exec(svg.slice(svg.indexOf('class="bands"'))) ?? [];
    const [x, , w] = (/data-frame="([^"]+)"/.exec(svg)?.[1] ?? '').split(' ').map(Number);
    expect(Math.min(...pairs(first ?? '').map(([px]) => px))).toBeCloseTo(x + w / 2, 0);
  });
});

/** Whether a ring of points goes round a place. */
function holds(ring: readonly [number, number][], [px, py]: [number, number]): boolean {
  let inside = false;
  ring.forEach(([x1, y1], i) => {
    const [x0, y0] = ring[(i + ring.length - 1) % ring.length];
    if (y0 > py !== y1 > py && px < x0 + ((py - y0) / (y1 - y0)) * (x1 - x0)) inside = !inside;
  });
  return inside;
}

describe('the pen', () => {
  test('keeps and gives back its settings, and closes what it has cut', () => {
    const pen = new Pen(ruler);
    pen.lineWidth = 3;
    pen.save();
    pen.lineWidth = 1;
    pen.beginPath();
    pen.rect(0, 0, 10, 10);
    pen.clip();
    pen.restore();
    expect(pen.lineWidth).toBe(3);
    expect(pen.markup.match(/<g /g)).toHaveLength(1);
    expect(pen.markup.match(/<\/g>/g)).toHaveLength(1);
  });

  test('moves, turns and scales as a canvas does', () => {
    const pen = new Pen(ruler);
    pen.translate(10, 20);
    pen.rotate(Math.PI / 2);
    pen.scale(2, 2);
    pen.beginPath();
    pen.moveTo(1, 0);
    pen.lineTo(0, 1);
    pen.stroke();
    expect(pen.markup).toContain('d="M10 22L8 20"');
  });

  test('draws a circle as one closed turn', () => {
    const pen = new Pen(ruler);
    pen.beginPath();
    pen.arc(5, 5, 2, 0, 2 * Math.PI);
    pen.fill();
    expect(pen.markup).toContain('d="M7 5A2 2 0 0 1 3 5A2 2 0 0 1 7 5"');
  });
});
