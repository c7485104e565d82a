import { type Axis, shareOf } from '../../engine/many/axis';
import { short, type Tick, ticks } from '../ticks';

/** A tick and how far along its axis it stands (0 … 1). */
export interface PlacedTick extends Tick {
  readonly share: number;
}

/** About `count` ticks of an axis: powers of ten on a log axis that has some, round numbers elsewhere. */
export function axisTicks(axis: Axis, count: number): PlacedTick[] {
  const powers = axis.scale === 'log' ? decades(axis, count) : [];
  const chosen = powers.length > 1 ? powers : ticks(axis.from, axis.to, count);
  return chosen.map((tick) => ({ ...tick, share: shareOf(axis, tick.value) }));
}

function decades({ from, to }: Axis, count: number): Tick[] {
  const first = Math.ceil(Math.log10(from) - 1e-9);
  const last = Math.floor(Math.log10(to) + 1e-9);
  const stride = Math.max(1, Math.ceil((last - first) / Math.max(count, 1)));
  const all = Array.from({ length: Math.max(0, last - first + 1) }, (_, k) => first + k);
  return all
    .filter((power) => power % stride === 0)
    .map((power) => ({ value: 10 ** power, label: short(10 ** power) }));
}
