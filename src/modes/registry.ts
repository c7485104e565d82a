import type { State } from '../state';
import { registerMode, registerRows } from '../state/registry';
import type { FramePart } from '../ui/frame-part';
import { basins } from './basins';
import { compare } from './compare';
import { mapRows } from './maps/rows';
import type { Mode } from './mode';
import { parallel } from './parallel';
import { race } from './race';
import { rates } from './rates';
import { swarm } from './swarm';
import { train } from './train';

const modes = new Map<string, Mode>();

/** Adds a mode, with its keys of the state, behind the others; what comes back takes it out again. Throws for a second one of an id. */
export function register(mode: Mode): () => void {
  const forget = registerMode(mode.id, mode.rows, mode.place);
  modes.set(mode.id, mode);
  return () => {
    modes.delete(mode.id);
    forget();
  };
}

/** Every mode, in the order of the switch; the first is what a page opens with. */
export const allModes = (): readonly Mode[] => [...modes.values()];

/** The mode of an id; the first where there is none. */
export const modeOf = (id: string): Mode => modes.get(id) ?? race;

/** Parts of the frame that the mode of a state has no use for. */
export function withoutIn(state: State): readonly FramePart[] {
  const { without } = modeOf(state.show);
  return typeof without === 'function' ? without(state) : without;
}

registerRows('maps', mapRows);
for (const mode of [race, swarm, basins, rates, compare, train, parallel]) register(mode);
