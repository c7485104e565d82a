import type { Bins } from '../engine/many/swarm';
import { wholes } from '../stage/ticks';
import { tick } from './format';
import { ticksOf } from './scale';

/** Most numbers under an axis. */
const most = 6;

/** A number under an axis, at a share of its length. */
export interface AxisTick {
  readonly share: number;
  readonly label: string;
}

/** The numbers under the axis of a histogram or of a colour map; those at its ends hold for what lies beyond. */
export function axisTicks(bins: Bins): AxisTick[] {
  const { least, most: top } = bins;
  const place = (at: number, value: number): AxisTick => {
    const share = (at - least) / (top - least);
    const beyond = share <= 0 ? '≤ ' : share >= 1 ? '≥ ' : '';
    return { share, label: beyond + tick(value) };
  };
  if (bins.scale === 'linear') return ticksOf([least, top], 'value').map((value) => place(value, value));
  const [first, last] = [Math.ceil(least), Math.floor(top)];
  const every = Math.max(1, Math.ceil((last - first) / most));
  const exponents = wholes(first, last).filter((k) => (k - first) % every === 0);
  return exponents.map((k) => place(k, 10 ** k));
}
