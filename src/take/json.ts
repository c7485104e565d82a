import { pointOf } from '../study/trace';
import { recordOf } from './record';
import type { TakeSource } from './types';

/** Paths with all settings as JSON, a point a line. */
export async function encodeJson(source: TakeSource): Promise<Blob> {
  const items = (await source.paths()).map(({ setting, trace }) => {
    const lines = Array.from({ length: trace.length }, (_, k) => `        ${JSON.stringify(pointOf(trace, k))}`);
    return `    ${JSON.stringify(setting).slice(0, -1)},"points":[\n${lines.join(',\n')}\n      ]}`;
  });
  const head = JSON.stringify(recordOf(source), undefined, 2).slice(0, -2);
  return new Blob([`${head},\n  "paths": [\n${items.join(',\n')}\n  ]\n}\n`], { type: 'application/json' });
}
