import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import type { Swarm, SwarmFrame, SwarmJob } from '../engine/many/swarm';
import { type Engine, Superseded } from '../engine/types';
import { formulaOf, idsOf, type State } from '../state';
import { swarmJobOf } from './swarm-job';

/** How long work goes on that something newer waits for, in ms: a hand that moves still sees pictures. */
const patience = 300;

interface Wanted {
  readonly engine: Engine;
  readonly job: SwarmJob;
  readonly key: string;
  readonly step: number;
  /** What a picture must share with the particles to show them. */
  readonly shape: string;
  /** Later ones have larger numbers. */
  readonly number: number;
}

interface Made extends Pick<Wanted, 'engine' | 'key'> {
  readonly swarm: Swarm;
}

/** Keeps a swarm at the step that is shown, made anew when anything it depends on changes; steps that come too fast are left out. */
export class Swarmer {
  /** The newest frame; undefined where no swarm is shown, or while there is none of these methods. */
  readonly frame = signal<SwarmFrame | undefined>(undefined);
  /** Why there is no frame. */
  readonly failure = signal<Error | undefined>(undefined);
  private wanted: Wanted | undefined;
  private underWay: { readonly wanted: Wanted; readonly begun: number; readonly stop: AbortController } | undefined;
  private working: Promise<void> | undefined;
  private showing: Promise<void> | undefined;
  private asked = 0;
  private answered = 0;
  private made: Made | undefined;
  /** The one that the frame is of: a swarm is put away when it is neither this nor the newest. */
  private shown: Made | undefined;

  constructor(
    state: ReadonlySignal<State>,
    private readonly engine: Signal<Engine | undefined>,
  ) {
    effect(() => this.follow(state.value, this.engine.value));
  }

  /** Resolves when what is wanted now is there, or something newer. */
  async idle(): Promise<void> {
    const { asked } = this;
    while (this.working && this.answered < asked) await this.showing;
  }

  /** Forgets what was made, so that a new engine makes it again. */
  forget(): void {
    this.underWay?.stop.abort(new Superseded('the engine is gone'));
    this.wanted = undefined;
    this.keep(undefined, undefined);
    this.frame.value = undefined;
  }

  /** The newest swarm and the one that is shown; the others go, but for what a picture has leased of them. */
  private keep(made: Made | undefined, shown: Made | undefined): void {
    const before = new Set([this.made, this.shown]);
    this.made = made;
    this.shown = shown;
    for (const old of before) if (old !== made && old !== shown) old?.swarm.dispose();
  }

  private follow(state: State, engine: Engine | undefined): void {
    if (state.show !== 'swarm' || state.methods.length === 0 || !engine) {
      this.leave();
      return;
    }
    const job = swarmJobOf(state);
    const shape = JSON.stringify([formulaOf(state), idsOf(state.methods)]);
    if (this.wanted && this.wanted.shape !== shape) this.frame.value = undefined;
    const [key, { step }] = [JSON.stringify(job), state];
    if (this.wanted?.engine === engine && this.wanted.key === key && this.wanted.step === step) return;
    this.wanted = { engine, job, key, step, shape, number: ++this.asked };
    this.hurry(this.wanted);
    this.working ??= this.work();
  }

  private leave(): void {
    this.wanted = undefined;
    this.underWay?.stop.abort(new Superseded('no swarm is shown'));
    this.frame.value = undefined;
    this.keep(undefined, undefined);
    this.failure.value = undefined;
  }

  /** Gives up what is under way, unless it is on the way to what is wanted or about to be done. */
  private hurry({ engine, key, step }: Wanted): void {
    const { underWay } = this;
    if (!underWay) return;
    const { wanted, begun, stop } = underWay;
    if (wanted.engine === engine && wanted.key === key && wanted.step <= step) return;
    const reason = new Superseded('a newer swarm took its place');
    setTimeout(() => stop.abort(reason), Math.max(0, begun + patience - performance.now()));
  }

  private async work(): Promise<void> {
    let done: Wanted | undefined;
    try {
      while (this.wanted && this.wanted !== done) {
        done = this.wanted;
        this.showing = this.show(done);
        await this.showing;
        this.answered = done.number;
      }
    } finally {
      // In the same turn as the last look at what is wanted.
      this.working = undefined;
      this.underWay = undefined;
    }
  }

  private async show(wanted: Wanted): Promise<void> {
    const stop = new AbortController();
    this.underWay = { wanted, begun: performance.now(), stop };
    const present = () => wanted.engine === this.engine.peek() && wanted.shape === this.wanted?.shape;
    try {
      // A lost device may leave a promise open for ever.
      const frame = await Promise.race([this.compute(wanted, stop.signal), rejected(stop.signal)]);
      this.failure.value = undefined;
      if (!present()) return;
      this.frame.value = frame;
      this.keep(this.made, this.made);
    } catch (error) {
      if (error instanceof Superseded || !present()) return;
      this.failure.value = error instanceof Error ? error : new Error(String(error));
    }
  }

  private async compute({ engine, key, job, step }: Wanted, signal: AbortSignal): Promise<SwarmFrame> {
    if (this.made?.key !== key || this.made.engine !== engine) {
      const swarm = await engine.swarm(job);
      if (signal.aborted) {
        swarm.dispose();
        throw signal.reason;
      }
      this.keep({ engine, key, swarm }, this.shown);
    }
    return (this.made as Made).swarm.seek(step, signal);
  }
}

const rejected = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
