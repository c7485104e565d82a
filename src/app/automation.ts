import type { Live } from '../live/live';
import { scenes } from '../scenes/catalog';
import { type Decoded, decode, openScene, type State, type Store } from '../state';
import { pathsOf, type TakenPath } from '../take/paths';
import type { TakeOptions } from '../take/types';
import type { Raced } from './live-race';
import type { Painter } from './painter';
import type { Performers } from './performers';
import { quoted } from './quoted';
import { raceJobOf } from './race-job';
import { settling } from './settling';
import type { Taker } from './taker';

/** One path as automation reads it. */
export type AutomationPath = TakenPath;

/** The automation API: public and stable, documented in the README. */
export interface Ravine {
  readonly version: string;
  readonly ready: Promise<void>;
  readonly engine: 'webgpu' | 'wasm' | undefined;
  readonly renderer: 'webgpu' | 'webgl2' | '2d' | undefined;
  open(scene: string): Promise<void>;
  seek(step: number): Promise<void>;
  paths(): Promise<AutomationPath[]>;
  snapshot(options?: { width?: number; height?: number; scale?: number }): Promise<Blob>;
  /**
   * A file of what is shown: `png`, `svg` (the contour view), `gif`, `mp4`, `webm`, `csv` and `json` (the paths), `link`,
   * `embed` (an iframe) or `qr`. `options`: `width` and `height` in CSS pixels, `scale` up to 4; for films the steps
   * `from` and `to`, `every` so many of them, and `fps`. A film moves the step and puts it back. Rejects with what is
   * wrong: an unknown format or option, a browser that encodes no such video, a link that would be too long.
   */
  export(format: string, options?: TakeOptions): Promise<Blob>;
  state(): State;
}

declare global {
  interface Window {
    ravine: Ravine;
  }
}

/** What the API acts on. */
export interface Acting {
  readonly store: Store;
  readonly race: Pick<Live<State, Raced>, 'value' | 'failure'>;
  readonly swarm: Pick<Live<State, Raced>, 'failure'>;
  readonly painter: Painter;
  readonly performers: Performers;
  readonly ready: Promise<void>;
  /** Shows another state as if the person had opened it. */
  readonly arrive: (decoded: Decoded) => void;
  readonly pause: () => void;
  /** Makes files. */
  readonly taker: Pick<Taker, 'take'>;
  /** The maps, where the state shows them in place of the stage. */
  readonly maps: {
    readonly shown: () => boolean;
    /** Resolves when the last level that is computed without asking is drawn. */
    readonly settled: () => Promise<void>;
    readonly snapshot: Ravine['snapshot'];
  };
}

/** The object that `window.ravine` is. */
export function automation(acting: Acting): Ravine {
  const { store, race, performers, ready, arrive, pause, maps, taker } = acting;
  const settled = settling(acting);
  return {
    version: __VERSION__,
    ready,
    get engine() {
      return performers.now.peek()?.engine.kind;
    },
    get renderer() {
      return performers.now.peek()?.stage.renderer;
    },
    async open(scene) {
      const decoded = await decodedOf(String(scene).trim(), store.state.peek());
      // Asked before anything changes: a scene that this engine cannot hold leaves the running one.
      await performers.settled();
      performers.now.peek()?.engine.check?.(raceJobOf(decoded.state));
      pause();
      arrive(decoded);
      await settled();
    },
    async seek(step) {
      if (typeof step !== 'number' || Number.isNaN(step))
        throw new TypeError(`seek: the step ${quoted(step)} cannot be used; expected a number`);
      pause();
      store.update({ step: Math.round(Math.min(Math.max(step, 0), store.state.peek().steps)) });
      await settled();
    },
    async paths() {
      await settled();
      const raced = race.value.peek();
      return raced ? pathsOf(raced.paths, raced.state.methods) : [];
    },
    async snapshot(options) {
      await settled();
      if (maps.shown()) return maps.snapshot(options);
      const stage = performers.now.peek()?.stage;
      if (!stage) throw new Error('snapshot: nothing is drawing yet');
      return stage.snapshot(options);
    },
    export: (format, options) => taker.take(format, options),
    state: () => structuredClone(store.state.peek()),
  };
}

/** A scene id or a `#…` hash as a state; rejects what the page would show a message for. */
async function decodedOf(scene: string, state: State): Promise<Decoded> {
  if (!scene.startsWith('#')) {
    if (!scenes.has(scene))
      throw new RangeError(
        `open: no scene '${scene}'; expected a hash that begins with # or one of ${[...scenes.keys()].join(', ')}`,
      );
    return { state: openScene(state, scene), problems: [] };
  }
  const decoded = decode(scene);
  const [problem] = decoded.problems;
  if (!problem) return decoded;
  throw await (await import('./refusal')).refusalOf(problem);
}
