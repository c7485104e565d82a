import type { ReadonlySignal } from '@preact/signals-core';
import { printScheme } from '../../schemes/text/choice';
import { encode } from '../../state';
import type { Format } from '../../take/types';
import type { Drawing } from '../train/together';
import type { Spread } from './live';
import { publishedRuns } from './published';
import type { Again } from './record';
import type { ShownRun } from './shown';

interface Shown {
  readonly spread: ReadonlySignal<Spread | undefined>;
  readonly runs: ReadonlySignal<readonly ShownRun[]>;
  /** What is drawn in place of the picture; throws while there is nothing. */
  readonly drawing: () => Drawing;
  readonly again: Again;
}

/** The kinds of files that are made of parallel runs. */
export function parallelFiles({ spread, runs, drawing, again }: Shown): Record<string, Format> {
  const there = () => {
    const now = spread.peek();
    if (!now || now.found.size === 0) throw new Error('nothing is computed yet');
    return now;
  };
  return {
    csv: {
      ...{ extension: 'csv', mime: 'text/csv', reads: [] },
      encode: async () => {
        const now = there();
        const { spreadCsv } = await import('./csv');
        const settings = ['Ravine parallel', `address: ${encode(now.plan.state)}`];
        return new Blob([spreadCsv(settings, publishedRuns(now))], { type: 'text/csv' });
      },
    },
    json: {
      ...{ extension: 'json', mime: 'application/json', reads: [] },
      encode: async ({ version, engine }) => {
        const { recordOf } = await import('./record');
        const record = await recordOf(there(), { version, engine: engine.description }, again);
        return new Blob([JSON.stringify(record)], { type: 'application/json' });
      },
    },
    trace: {
      ...{ extension: 'trace.json', mime: 'application/json', reads: [] },
      label: { en: 'Trace (JSON for Perfetto)', zh: '轨迹（供 Perfetto 的 JSON）' },
      encode: async () => {
        there();
        const { traceOf } = await import('./trace');
        const traced = runs.peek().map(({ left, group, variant }) => ({
          ...{ left, workers: variant.workers },
          name: `${printScheme(variant.scheme)}: ${group.mark.label}`,
        }));
        return new Blob([JSON.stringify(traceOf(traced))], { type: 'application/json' });
      },
    },
    svg: {
      ...{ extension: 'svg', mime: 'image/svg+xml', reads: ['width', 'height'] },
      encode: async (source, chosen) => {
        if (source.state.data === undefined) return (await import('../../take/svg')).encodeSvg(source, chosen);
        const [{ sheetAsSvg }, { rulerOf }] = await Promise.all([
          import('../../take/svg/sheet'),
          import('../../take/svg'),
        ]);
        const address = encode(there().plan.state);
        const { width, height } = chosen;
        const draw = drawing();
        const about = { title: `Ravine: ${address}`, description: address };
        return new Blob([sheetAsSvg({ width, height }, about, rulerOf(), (g) => draw(g, { width, height }))], {
          type: 'image/svg+xml',
        });
      },
    },
  };
}
