import { computed, type ReadonlySignal } from '@preact/signals-core';
import type { Swarm, SwarmFrame, SwarmJob } from '../../engine/many/swarm';
import { type Engine, Lost } from '../../engine/types';
import type { Declaration } from '../../live/declaration';
import { formulaOf, idsOf, type State } from '../../state';
import type { Measured } from '../goal';
import { swarmJobOf } from './job';

/** How long work goes on that something newer waits for, in ms: a hand that moves still sees pictures. */
const patience = 300;

/** A swarm, and the step at which it is wanted. */
interface Wish {
  readonly job: SwarmJob;
  /** The job as a text. */
  readonly key: string;
  readonly step: number;
  /** What a picture must share with the particles to show them. */
  readonly shape: string;
}

/** The particles of the methods at the step that is shown, while a swarm is; steps that come too fast are left out. */
export function liveSwarm(
  state: ReadonlySignal<State>,
  measured: ReadonlySignal<Measured | undefined>,
  engine: ReadonlySignal<Engine | undefined>,
  shown: ReadonlySignal<boolean>,
): Declaration<Wish, SwarmFrame, Engine> {
  const particles = new Particles();
  return {
    name: 'swarm',
    input: computed(() => (shown.value && measured.value ? wishOf(state.value, measured.value) : undefined)),
    engine,
    key: ({ key, step }) => `${step} ${key}`,
    keeps: (wish) => wish?.shape ?? '',
    // What is on the way to a later step goes on.
    patience: (now, next) => (now.key === next.key && now.step <= next.step ? Number.POSITIVE_INFINITY : patience),
    lost: (error) => error instanceof Lost,
    compute: ({ input, engine: on, signal }) => particles.at(input, on, signal),
    release: (frame) => particles.release(frame),
    leave: () => particles.leave(),
  };
}

function wishOf(state: State, measured: Measured): Wish | undefined {
  // Particles of other values of the formula's letters would not be seen: the picture shows those of the present ones.
  if (state.methods.length === 0 || formulaOf(state) !== formulaOf(measured.state)) return undefined;
  const job = swarmJobOf(measured);
  if (!job) return undefined;
  const shape = JSON.stringify([formulaOf(state), idsOf(state.methods)]);
  return { job, key: JSON.stringify(job), step: state.step, shape };
}

interface Made {
  readonly engine: Engine;
  readonly key: string;
  readonly swarm: Swarm;
  /** Its frames that are in sight, or on the way there. */
  frames: number;
}

/** The swarm that is moved from step to step; one that it replaces goes with its last frame, but for what a picture has leased of it. */
class Particles {
  private made: Made | undefined;
  private readonly owners = new WeakMap<SwarmFrame, Made>();

  async at({ job, key, step }: Wish, engine: Engine, signal: AbortSignal): Promise<SwarmFrame> {
    if (this.made?.key !== key || this.made.engine !== engine) {
      const swarm = await engine.swarm(job);
      if (signal.aborted) {
        swarm.dispose();
        throw signal.reason;
      }
      this.leave();
      this.made = { engine, key, swarm, frames: 0 };
    }
    const { made } = this;
    const frame = await made.swarm.seek(step, signal);
    made.frames++;
    this.owners.set(frame, made);
    return frame;
  }

  release(frame: SwarmFrame): void {
    const owner = this.owners.get(frame);
    if (owner && --owner.frames === 0 && owner !== this.made) owner.swarm.dispose();
  }

  /** No further frame of the swarm is wanted. */
  leave(): void {
    const old = this.made;
    this.made = undefined;
    if (old?.frames === 0) old.swarm.dispose();
  }
}
