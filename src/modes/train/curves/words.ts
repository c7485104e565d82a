import { bringWords, type Dictionary, fill } from '../../../i18n/words';
import { whole } from '../../../ui/format';
import type { enCurves } from './en';
import { bandsOf, type PlotWords } from './plot';
import type { CurvesInput } from './types';

declare module '../../../i18n/words' {
  interface ModeWords {
    readonly curves: typeof enCurves;
  }
}

bringWords('curves', {
  en: async () => ({ curves: (await import('./en')).enCurves }),
  zh: async () => ({ curves: (await import('./zh')).zhCurves }),
});

/** What a column is called; by its own name where there is no word for it. */
export const columnName = (text: Dictionary['curves'], column: string): string =>
  text.columns[column as keyof typeof text.columns] ?? column;

/** A text that begins a line. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The words of a picture. */
export function plotWords(text: Dictionary['curves'], input: CurvesInput): PlotWords {
  const { column, beside, y, smoothing, axis } = input;
  const { kind, seeds } = bandsOf(input);
  const notes = [
    ...(y === 'log' ? [text.log] : []),
    ...(seeds > 0 ? [fill(text.band[kind], { seeds })] : []),
    ...(beside === undefined ? [] : [fill(text.thin, { name: columnName(text, beside) })]),
    ...(smoothing ? [fill(text.smoothed[smoothing.kind], { updates: whole(smoothing.updates) })] : []),
  ];
  return { title: capital(columnName(text, column)), notes, axis: text.axes[axis] };
}

/** What is said of a picture to those who do not see it. */
export function plotLabel(text: Dictionary['curves'], input: CurvesInput): string {
  const names = input.methods.map(({ mark }) => mark.label);
  const label = fill(text.label, {
    column: capital(columnName(text, input.column)),
    axis: text.axes[input.axis],
    names: names.join(', '),
  });
  const changes = input.changes.map(({ at, label: what }) => fill(text.change, { update: whole(at), what }));
  return [label, ...changes].join(' ');
}
