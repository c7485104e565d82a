import { recordOf } from './record';
import type { TakeSource } from './types';

/** Paths with all settings as JSON, a point a line. */
export async function encodeJson(source: TakeSource): Promise<Blob> {
  const { paths, ...settings } = await recordOf(source);
  const items = paths.map(({ points, ...path }) => {
    const lines = points.map((point) => `        ${JSON.stringify(point)}`).join(',\n');
    return `    ${JSON.stringify(path).slice(0, -1)},"points":[\n${lines}\n      ]}`;
  });
  const head = JSON.stringify(settings, undefined, 2).slice(0, -2);
  return new Blob([`${head},\n  "paths": [\n${items.join(',\n')}\n  ]\n}\n`], { type: 'application/json' });
}
