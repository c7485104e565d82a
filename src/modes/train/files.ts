import type { ReadonlySignal } from '@preact/signals-core';
import { type MeasuredColumn, measuredColumns, trainColumns } from '../../engine/train/types';
import { inSlices } from '../../live/slices';
import { encode } from '../../state';
import type { Format } from '../../take/types';
import type { CurvesInput } from './curves/types';
import type { Training } from './live';
import type { Drawing } from './together';

/** The columns that every run has, and those that were measured of any. */
function columnsOf({ found }: Training): string[] {
  const runs = [...found.values()];
  const isThere = (column: MeasuredColumn) => runs.some(({ columns }) => columns[column] !== undefined);
  return [...trainColumns, ...measuredColumns.filter(isThere)];
}

interface Shown {
  readonly training: ReadonlySignal<Training | undefined>;
  readonly input: ReadonlySignal<CurvesInput | undefined>;
  /** How the curves, and what stands beside them, are drawn; throws while there are none. */
  readonly drawing: () => Drawing;
  /** Why the frame's picture, where it is shown, cannot be taken away. */
  readonly missing: () => string | undefined;
}

/** The kinds of files that are made of a training. */
export function trainFiles({ training, input, drawing, missing }: Shown): Record<string, Format> {
  const trained = () => there(training.peek());
  return {
    csv: {
      ...{ extension: 'csv', mime: 'text/csv', reads: [] },
      encode: async () => {
        const { curvesCsv } = await import('./curves/csv');
        const settings = ['Ravine training', `address: ${encode(trained().plan.state)}`];
        const parts = await curvesCsv(settings, there(input.peek()).methods, columnsOf(trained()));
        return new Blob(await inSlices(parts, (part) => new Blob([part])), { type: 'text/csv' });
      },
    },
    json: {
      ...{ extension: 'json', mime: 'application/json', reads: [] },
      encode: async ({ version, engine }) => {
        const { recordOf } = await import('./record');
        const record = await recordOf(trained(), { version, engine: engine.description });
        return new Blob([JSON.stringify(record)], { type: 'application/json' });
      },
    },
    svg: {
      ...{ extension: 'svg', mime: 'image/svg+xml', reads: ['width', 'height'] },
      encode: async (source, chosen) => {
        const { width, height } = chosen;
        if (source.state.view !== 'curve') {
          const why = missing();
          if (why) throw new Error(why);
          return (await import('../../take/svg')).encodeSvg(source, chosen);
        }
        const [{ sheetAsSvg }, { rulerOf }] = await Promise.all([
          import('../../take/svg/sheet'),
          import('../../take/svg'),
        ]);
        const title = encode(trained().plan.state);
        const about = { title: `Ravine: ${title}`, description: title };
        const size = { width, height };
        const draw = drawing();
        return new Blob([sheetAsSvg(size, about, rulerOf(), (g) => draw(g, size))], { type: 'image/svg+xml' });
      },
    },
  };
}

function there<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('nothing is trained yet');
  return value;
}
