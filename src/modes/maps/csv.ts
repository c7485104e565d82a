import type { Level } from '../../engine/many/axis';
import { sampleAt } from '../../engine/many/axis';
import { endings } from '../../engine/many/ended';
import { inSlices } from '../../live/slices';
import type { DrawnMap, MapPlan } from '../../stage/map/types';
import { encode, formulaOf, type State } from '../../state';

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
  const names = plan.kind === 'starts' ? ['x', 'y'] : ['across', 'across_value', 'up', 'up_value'];
  const marks = plan.kind === 'starts' ? ['minimum_x', 'minimum_y', 'settled'] : ['reached'];
  const header = ['method', ...names, 'f', ...marks, 'lived', 'diverged', 'status'].join(',');
  const settings = settingsOf(name, state, plan, maps[0]?.map.level).map((line) => `# ${line}\n`);
  const rows = maps.flatMap(({ id, map }) => Array.from({ length: map.height }, (_, row) => ({ id, map, row })));
  const lines = await inSlices(rows, ({ id, map, row }) => `${rowOf(plan, id, map, row).join('\n')}\n`);
  return [`${settings.join('')}${header}\n`, ...lines];
}

/** Everything that the pixels depend on, a line each. */
function settingsOf(
  name: string,
  state: State,
  { kind, steps, minima, best }: MapPlan,
  level: Level | undefined,
): string[] {
  return [
    `Ravine ${name}`,
    `address: ${encode(state)}`,
    `f: ${formulaOf(state)}`,
    `domain: ${state.domain.join(' ')}`,
    `window: ${state.window?.join(' ') ?? 'all'}`,
    ...(kind === 'values' ? [`start: ${state.start.join(' ')}`, `goal: ${state.goal}`] : []),
    `steps: ${steps}`,
    `seed: ${state.seed}`,
    `pixels: ${level ?? 0}`,
    `lowest value known: ${best ?? 'none'}`,
    `minima: ${minima.map(({ at, f }) => `(${at.join(' ')} f=${f})`).join(' ')}`,
    ...state.methods.map(({ method, form, hyper }) => {
      const values = Object.entries(hyper).map(([name, value]) => `${name}=${value}`);
      return `method: ${method} form=${form} ${values.join(' ')}`;
    }),
  ];
}

function rowOf({ kind, minima }: MapPlan, id: string, map: DrawnMap, row: number): string[] {
  const { axes, level, width, pixels, steps } = map;
  const [across, up] = axes;
  const upValue = up && sampleAt(up, row, level);
  return Array.from({ length: width }, (_, column) => {
    const i = row * width + column;
    const value = sampleAt(across, column, level);
    const at = minima[pixels.minimum[i]]?.at ?? ['', ''];
    const place = kind === 'starts' ? [value, upValue] : [across.name, value, up?.name ?? '', upValue ?? ''];
    const marks = kind === 'starts' ? [...at, pixels.settled[i] > steps ? '' : pixels.settled[i]] : [pixels.reached[i]];
    const status = endings[pixels.ended[i]];
    return [id, ...place, pixels.f[i], ...marks, pixels.lived[i], status === 'diverged' ? 1 : 0, status].join(',');
  });
}
