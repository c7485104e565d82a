import { computed } from '@preact/signals-core';
import type { SwarmFrame } from '../../engine/many/swarm';
import { toneRamp } from '../../stage/swarm-look';
import type { State } from '../../state';
import { region } from '../../ui/context';
import type { ModeHost, Mounted } from '../mode';
import type { SwarmContext } from './context';
import { histogram, histogramCaption } from './histogram';
import { regionOf } from './job';
import { liveSwarm } from './live';
import { swarmPanel } from './panel';
import './swarm.css';
import './words';

/** A swarm: particles in the picture in place of the paths, its settings, and a histogram in place of the loss chart. */
export function mountSwarm(host: ModeHost): Mounted {
  const { state } = host.store;
  const live = host.lives.add(liveSwarm(state, host.measured, host.engine, host.shown));
  const frame = live.value;
  const context: SwarmContext = {
    ...host.context,
    swarm: frame,
    tones: computed(() => toneRamp(host.picture.value)),
  };
  const stops = regions(context, host);
  return {
    picture: computed(() => ({
      swarm: frame.value && pictureOf(frame.value, state.value),
      // The legend has the colours of the methods.
      ...(state.value.color !== 'method' && { legend: false }),
    })),
    settled: () => live.idle(),
    failure: live.failure,
    dispose: () => {
      for (const stop of stops) stop();
    },
  };
}

function regions(context: SwarmContext, { places }: ModeHost): (() => void)[] {
  const { panel, under } = places;
  if (!panel || !under) return [];
  under.classList.add('loss');
  const [caption, bars] = ['caption', 'histogram'].map((name) => {
    const part = document.createElement('div');
    part.className = name;
    return under.appendChild(part);
  });
  return [
    region(panel, () => swarmPanel(context)),
    region(caption, () => histogramCaption(context)),
    region(bars, () => histogram(context)),
  ];
}

function pictureOf(frame: SwarmFrame, state: State) {
  const region = regionOf(state);
  return { frame, color: state.color, brush: region.round ? region : undefined };
}
