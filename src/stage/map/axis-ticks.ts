import { type Axis, shareOf } from '../../engine/many/axis';
import { short } from '../number-text';
import { powersOfTen, type Tick, ticks } from '../ticks';

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

const decades = ({ from, to }: Axis, count: number): Tick[] =>
  powersOfTen(from, to, (all) => (all - 1) / Math.max(count, 1)).map((value) => ({ value, label: short(value) }));
