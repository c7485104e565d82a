import { describe, expect, it } from 'vitest';
import { CpuMap } from '../../../src/engine/cpu/map';
import { sharesOf } from '../../../src/engine/many/shares';
import { basinsPlan } from '../../../src/modes/basins/plan';
import { csvOf } from '../../../src/modes/maps/csv';
import { enMaps } from '../../../src/modes/maps/en';
import { readingOf } from '../../../src/modes/maps/reading';
import { sheetOf } from '../../../src/modes/maps/sheet';
import type { MapPlan, SurfaceMap } from '../../../src/modes/maps/types';
import { zhMaps } from '../../../src/modes/maps/zh';
import { ratesPlan } from '../../../src/modes/rates/plan';
import { wordOf } from '../../../src/stage/colormap';
import { basinColoring, rateColoring, texelsOf } from '../../../src/stage/map/image';
import { bestPixel, marginal, measureAt, scaleOf, toneOf } from '../../../src/stage/map/measure';
import { pixelUnder, placeIn, valuesOf } from '../../../src/stage/map/places';
import { lateness, minimumColors, reservedOf, shaded } from '../../../src/stage/map/tones';
import type { DrawnMap } from '../../../src/stage/map/types';
import type { State } from '../../../src/state';
import { measuredAt } from '../../support/known';

const maps = new CpuMap();

/** The first map of a link on the coarse level, from the engine. */
function drawnOf(hash: string): { plan: MapPlan<SurfaceMap>; map: DrawnMap; state: State } {
  const measured = measuredAt(hash);
  const { state } = measured;
  const plan = (state.show === 'rates' ? ratesPlan : basinsPlan)(measured);
  if (!plan) throw new Error(`${hash} has no plan`);
  const [{ key, axes, job }] = plan.maps;
  const pixels = maps.run(job(64));
  const [width, height] = [job(64).across.length, job(64).up.length];
  return {
    plan,
    state,
    map: { key, axes, level: 64, width, height, minima: job(64).minima.length, steps: plan.steps, pixels },
  };
}

const himmelblau = drawnOf('#surface=himmelblau&show=basins&methods=nag(eta=0.012)&steps=60');
const beale = drawnOf('#surface=beale&show=rates&methods=momentum&steps=60&goal=0.1');

describe('a map over starts', () => {
  const { plan, map, state } = himmelblau;

  it('has something of everything', () => {
    const { minima, diverged, underway } = sharesOf(map.pixels, 4, map.steps);
    for (const share of [...minima, diverged, underway]) expect(share).toBeGreaterThan(0);
  });

  it('has shares that sum to one', () => {
    const { minima, diverged, underway } = sharesOf(map.pixels, 4, map.steps);
    expect([...minima, diverged, underway].reduce((a, b) => a + b)).toBeCloseTo(1, 12);
  });

  it('has the colour of what the engine answered in every pixel, the first row at the bottom', () => {
    const colors = minimumColors(plan.minima, plan.domain);
    const texels = texelsOf(map, basinColoring(plan.minima, plan.domain, 'light'));
    const { underway, diverged } = reservedOf('light');
    for (let i = 0; i < 64 * 64; i++) {
      const [column, row] = [i % 64, Math.floor(i / 64)];
      const at = ((63 - row) * 64 + column) * 4;
      const { minimum, settled, lived } = map.pixels;
      const late = Math.round(lateness(settled[i], 60) * 127) / 127;
      const expected = lived[i] < 60 ? diverged : minimum[i] < 0 ? underway : shaded(colors[minimum[i]], late, 'light');
      const off = expected.map((channel, c) => Math.abs(texels[at + c] - channel));
      expect(Math.max(...off)).toBeLessThanOrEqual(1);
    }
  });

  it('has the pixel of a place where the pixel is drawn', () => {
    const rect = { x: 30, y: 20, w: 128, h: 128 };
    for (const pixel of [
      [0, 0],
      [63, 0],
      [10, 40],
    ] as const) {
      const [x, y] = valuesOf(map, pixel);
      expect(pixelUnder(rect, map, map.axes, placeIn(rect, map.axes, x, y))).toEqual(pixel);
    }
    expect(pixelUnder(rect, map, map.axes, [29, 50])).toBeUndefined();
  });

  it('is written with every setting and every pixel', async () => {
    const text = (await csvOf('basins', state, plan, new Map([['nag', map]]))).join('');
    const lines = text.trimEnd().split('\n');
    const settings = lines.filter((line) => line.startsWith('# '));
    for (const named of ['f: (x^2', 'steps: 60', 'domain: -5 5', 'eta=0.012', 'pixels: 64', '#v=1&surface=himmelblau'])
      expect(settings.join('\n')).toContain(named);
    const rows = lines.filter((line) => !line.startsWith('# '));
    expect(rows[0]).toBe('method,x,y,f,minimum_x,minimum_y,settled,lived,diverged,status');
    expect(rows).toHaveLength(1 + 64 * 64);
    expect(new Set(rows.map((row) => row.split(',').length))).toEqual(new Set([10]));
  });
});

describe('a map tells why runs ended, as a race does', () => {
  const steep = drawnOf('#f=1e25*(x^2+y^2)&show=basins&methods=adagrad(eta=0.1)&steps=8');
  const away = drawnOf('#f=x^4+y^4&domain=-9,9,-9,9&show=basins&methods=sgd(eta=0.1)&steps=40');
  const mark = { id: 'one', label: 'one', color: '#000000', shape: 'circle', dash: [] } as const;
  const sheet = ({ plan, map, state }: typeof steep, language: 'en' | 'zh') =>
    sheetOf({
      ...{ plan, state, drawn: new Map([[plan.maps[0].id, map]]), theme: 'light' },
      ...{ marks: [mark], words: language === 'en' ? enMaps : zhMaps },
    });
  it('in its shares', () => {
    const { minima, underway, ...ends } = sharesOf(steep.map.pixels, steep.map.minima, 8);
    expect(ends).toEqual({ diverged: 0, steep: 1, indeterminate: 0 });
    const found = sharesOf(away.map.pixels, away.map.minima, 40);
    expect([found.diverged > 0, found.steep, found.indeterminate]).toEqual([true, 0, 0]);
  });
  it('in its legend, where it says no more than occurs', () => {
    const ends = (drawn: typeof steep, language: 'en' | 'zh') =>
      sheet(drawn, language).legend.lines.flatMap(({ key, text }) => (key === 'diverged' ? [text] : []));
    expect(ends(steep, 'en')).toEqual(['too steep to compute']);
    expect(ends(steep, 'zh')).toEqual(['过于陡峭，无法计算']);
    expect(ends(away, 'en')).toEqual(['diverged']);
    expect(ends(himmelblau, 'en')).toEqual(['diverged']);
  });
  it('under the crosshair', () => {
    const reading = ({ plan, map, state }: typeof steep, pixel: readonly [number, number]) =>
      readingOf(enMaps, plan, sheet({ plan, map, state }, 'en'), 0.1, map, pixel);
    expect(reading(steep, [5, 5])).toMatch(/: too steep to compute in single precision after 0 steps$/);
    expect(reading(away, [0, 0])).toMatch(/: diverges after \d+ steps$/);
  });
  it('in its file', async () => {
    const ends = async ({ plan, map, state }: typeof steep) => {
      const text = (await csvOf('basins', state, plan, new Map([[plan.maps[0].id, map]]))).join('');
      const rows = text
        .trimEnd()
        .split('\n')
        .filter((line) => !line.startsWith('#'))
        .slice(1);
      return new Set(rows.map((row) => row.split(',').slice(-2).join()));
    };
    expect(await ends(steep)).toEqual(new Set(['0,steep']));
    expect(await ends(away)).toEqual(new Set(['0,ok', '1,diverged']));
  });
});

describe('a map over hyperparameters', () => {
  const { plan, map } = beale;
  const measured = { criterion: 'steps', best: plan.best, steps: 60 } as const;

  it('has no minima to end in, and a goal above the lowest value', () => {
    expect(plan.best).toBe(0);
    expect(plan.maps[0].job(64)).toMatchObject({ goal: 0.1, minima: [] });
    expect(plan.maps[0].axes.map((axis) => [axis?.name, axis?.scale])).toEqual([
      ['eta', 'log'],
      ['gamma', 'linear'],
    ]);
  });

  it('measures steps, and tells never from diverged', () => {
    const values = Array.from({ length: 64 * 64 }, (_, i) => measureAt(measured, map.pixels, i));
    expect(values.some(Number.isNaN)).toBe(true);
    expect(values.includes(Number.POSITIVE_INFINITY)).toBe(true);
    const best = bestPixel(measured, map) ?? -1;
    expect(values[best]).toBe(Math.min(...values.filter((value) => !Number.isNaN(value))));
  });

  it('colours what was never reached in its reserved tone', () => {
    const scale = scaleOf(measured, [map]);
    const coloring = rateColoring(scale, 'light');
    const never = map.pixels.reached.findIndex((step, i) => step < 0 && map.pixels.lived[i] === 60);
    expect(coloring(map)(never)).toBe(wordOf(reservedOf('light').underway));
    expect(toneOf(scale, scale.from)).toBe(0);
    expect(toneOf(scale, scale.to)).toBe(1);
  });

  it('has the best of each column as its curve, and the row of the present value', () => {
    const { best, present } = marginal(measured, map, 'across', 7);
    const column = 40;
    const values = Array.from({ length: 64 }, (_, row) => measureAt(measured, map.pixels, row * 64 + column));
    expect(best[column]).toBe(Math.min(Number.POSITIVE_INFINITY, ...values.filter((v) => !Number.isNaN(v))));
    const through = measureAt(measured, map.pixels, 7 * 64 + column);
    expect(present?.[column]).toBe(Number.isNaN(through) ? Number.POSITIVE_INFINITY : through);
    expect(marginal(measured, map, 'up', undefined).present).toBeUndefined();
  });

  it('shows f itself where there is no minimum', () => {
    const saddle = drawnOf('#surface=saddle&show=rates&methods=sgd&steps=20');
    expect(saddle.plan.best).toBeUndefined();
    expect(saddle.map.height).toBe(1);
    const scale = scaleOf({ criterion: 'loss', best: undefined, steps: 20 }, [saddle.map]);
    expect(scale.from).toBeLessThan(scale.to);
    expect(measureAt(scale, saddle.map.pixels, 0)).toBe(saddle.map.pixels.f[0]);
  });
});
