import type { ReadonlySignal } from '@preact/signals-core';
import type { SwarmFrame } from '../../engine/many/swarm';
import type { Ramp } from '../../stage/colormap';
import type { Context } from '../../ui/context';

/** What the views of a swarm are given. */
export interface SwarmContext extends Context {
  /** undefined until there is one. */
  readonly swarm: ReadonlySignal<SwarmFrame | undefined>;
  /** The colours of particles from a low to a high loss or speed. */
  readonly tones: ReadonlySignal<Ramp>;
}
