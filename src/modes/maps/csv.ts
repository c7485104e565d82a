import type { Level } from '../../engine/many/axis';
import { sampleAt } from '../../engine/many/axis';
import { endings } from '../../engine/many/ended';
import { inSlices } from '../../live/slices';
import type { DrawnMap } from '../../stage/map/types';
import { encode, type State } from '../../state';
import type { MapPlan } from './types';

/** Every pixel of the maps that are drawn as CSV, in parts of a row of pixels; all settings stand above in lines that begin with #. */
export async function csvOf(
  name: string,
  state: State,
  plan: MapPlan,
  drawn: ReadonlyMap<string, DrawnMap>,
): Promise<string[]> {
  const maps = plan.maps.flatMap(({ id, key }) => {
    const map = drawn.get(id);
    return map?.key === key ? [{ id, map }] : [];
  });
  const { place, value, marks } = plan.kind.columns;
  const header = ['method', ...place, value, ...marks, 'lived', 'diverged', 'status'].join(',');
  const settings = settingsOf(name, state, plan, maps[0]?.map.level).map((line) => `# ${line}\n`);
  const rows = maps.flatMap(({ id, map }) => Array.from({ length: map.height }, (_, row) => ({ id, map, row })));
  const lines = await inSlices(rows, ({ id, map, row }) => `${rowOf(plan, id, map, row).join('\n')}\n`);
  return [`${settings.join('')}${header}\n`, ...lines];
}

/** Everything that the pixels depend on, a line each. */
function settingsOf(name: string, state: State, plan: MapPlan, level: Level | undefined): string[] {
  return [
    `Ravine ${name}`,
    `address: ${encode(state)}`,
    ...plan.kind.columns.settings(state, plan),
    `window: ${state.window?.join(' ') ?? 'all'}`,
    `steps: ${plan.steps}`,
    `seed: ${state.seed}`,
    `pixels: ${level ?? 0}`,
    ...state.methods.map(({ method, form, hyper }) => {
      const values = Object.entries(hyper).map(([name, value]) => `${name}=${value}`);
      return `method: ${method} form=${form} ${values.join(' ')}`;
    }),
  ];
}

function rowOf(plan: MapPlan, id: string, map: DrawnMap, row: number): string[] {
  const { axes, level, width, pixels, known } = map;
  const { placeOf, marksOf } = plan.kind.columns;
  const [across, up] = axes;
  const upValue = up && sampleAt(up, row, level);
  return Array.from({ length: width }, (_, column) => column).flatMap((column) => {
    const i = row * width + column;
    if (known && known[i] === 0) return [];
    const place = placeOf(map, [sampleAt(across, column, level), upValue]);
    const status = endings[pixels.ended[i]];
    const marks = marksOf(plan, pixels, i);
    return [[id, ...place, pixels.f[i], ...marks, pixels.lived[i], status === 'diverged' ? 1 : 0, status].join(',')];
  });
}
