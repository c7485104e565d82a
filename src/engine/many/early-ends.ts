import type { Surface } from '../../surfaces/compile';
import { causeAtStart, causesOf } from '../cause';
import type { Run } from '../run';
import { type EndingName, endingOf, endings } from './ended';

/** Most particles of one look whose cause is worked out; of more, every so-manieth, and those after it ended alike. */
const most = 4096;

/** Particles looked at between two places where the work may be given up. */
const atOnce = 256;

/** How the particles of a run that ended did so; each is judged once, when it is first seen to have ended. */
export class EarlyEnds {
  /** The ending of each particle; 0 while it goes on. */
  private readonly known: Uint8Array;
  private readonly causes: ReturnType<typeof causesOf>;
  private found = { ok: 0, diverged: 0, steep: 0, indeterminate: 0 };

  /** `starts` has x, y, f and ok of every particle. */
  constructor(
    private readonly surface: Surface,
    private readonly run: Run,
    private readonly starts: Float32Array,
  ) {
    this.known = new Uint8Array(starts.length / 4);
    this.causes = causesOf(surface, run);
  }

  /** All particles are at their starts again. */
  begin(): void {
    this.known.fill(0);
    this.found = { ok: 0, diverged: 0, steep: 0, indeterminate: 0 };
  }

  /** How many ended, by the cause. */
  get counts(): Readonly<Record<Exclude<EndingName, 'ok'>, number>> {
    const { diverged, steep, indeterminate } = this.found;
    return { diverged, steep, indeterminate };
  }

  /**
   * Judges those that ended up to a step: `isLive` tells of a particle whether it goes on, `before` the state vector that
   * it was left in, theta and each state.
   */
  *look(step: number, isLive: (p: number) => boolean, before: (p: number) => readonly number[]): Generator<void, void> {
    const ended: number[] = [];
    for (let p = 0; p < this.known.length; p++) if (this.known[p] === 0 && !isLive(p)) ended.push(p);
    const every = Math.ceil(ended.length / most);
    let ending = 0;
    for (const [i, p] of ended.entries()) {
      if (i % every === 0) ending = this.endingOf(p, step, before);
      this.known[p] = ending;
      this.found[endings[ending]]++;
      if (i % (every * atOnce) === 0) yield;
    }
  }

  private endingOf(p: number, step: number, before: (p: number) => readonly number[]): number {
    const [x, y, , ok] = this.starts.subarray(4 * p, 4 * p + 4);
    const why =
      ok === 1
        ? this.causes(this.run, [x, y], { before: before(p), k: Math.max(1, step) })
        : causeAtStart(this.surface, [x, y]);
    return endingOf(why ?? 'diverged');
  }
}
