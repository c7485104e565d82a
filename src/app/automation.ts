import { pointOf } from '../engine/types';
import { scenes } from '../scenes/catalog';
import { type Decoded, decode, idsOf, openScene, type State, type Store } from '../state';
import type { Painter } from './painter';
import type { Performers } from './performers';
import type { Racer } from './racer';
import type { Swarmer } from './swarmer';

/** One path as automation reads it. */
export interface AutomationPath {
  readonly id: string;
  readonly method: string;
  readonly form: string;
  readonly hyper: Record<string, number>;
  readonly status: 'ok' | 'diverged';
  readonly divergedAt?: number;
  readonly points: [x: number, y: number, f: number][];
}

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
  readonly racer: Racer;
  readonly swarmer: Swarmer;
  readonly painter: Painter;
  readonly performers: Performers;
  readonly ready: Promise<void>;
  /** Shows another state as if the person had opened it. */
  readonly arrive: (decoded: Decoded) => void;
  readonly pause: () => void;
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
  const { store, racer, swarmer, painter, performers, ready, arrive, pause, maps } = acting;
  const settled = async () => {
    await ready;
    await painter.settled();
    if (maps.shown()) await maps.settled();
    const failure = racer.failure.peek() ?? swarmer.failure.peek();
    if (failure) throw failure;
  };
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
      const decoded = decodedOf(String(scene), store.state.peek());
      // Asked before anything changes: a scene that this engine cannot hold leaves the running one.
      await performers.settled();
      racer.check(decoded.state);
      pause();
      arrive(decoded);
      await settled();
    },
    async seek(step) {
      const wanted = Number(step);
      if (typeof step !== 'number' || Number.isNaN(wanted)) throw new TypeError(`seek: expected a number, got ${step}`);
      pause();
      store.update({ step: Math.round(Math.min(Math.max(wanted, 0), store.state.peek().steps)) });
      await settled();
    },
    async paths() {
      await settled();
      return pathsOf(racer);
    },
    async snapshot(options) {
      await settled();
      if (maps.shown()) return maps.snapshot(options);
      const stage = performers.now.peek()?.stage;
      if (!stage) throw new Error('snapshot: nothing is drawing yet');
      return stage.snapshot(options);
    },
    state: () => structuredClone(store.state.peek()),
  };
}

/** A scene id or a `#…` hash as a state; rejects what the page would show a message for. */
function decodedOf(scene: string, state: State): Decoded {
  if (!scene.startsWith('#')) {
    if (!scenes.has(scene))
      throw new RangeError(`open: no scene '${scene}'; expected one of ${[...scenes.keys()].join(' ')}`);
    return { state: openScene(state, scene), problems: [] };
  }
  const decoded = decode(scene);
  const [problem] = decoded.problems;
  if (!problem) return decoded;
  const values = Object.values(problem.expected.values ?? {}).join(' ');
  throw new RangeError(
    `open: ${problem.key}=${problem.found} cannot be used; expected (${problem.expected.message}) ${values}`.trim(),
  );
}

function pathsOf(racer: Racer): AutomationPath[] {
  const raced = racer.raced.peek();
  if (!raced) return [];
  const ids = idsOf(raced.state.methods);
  return raced.state.methods.map(({ method, form, hyper }, run) => {
    const { length, divergedAt } = raced.paths.ends[run];
    const points = Array.from({ length }, (_, k) => pointOf(raced.paths, run, k));
    const status =
      divergedAt === undefined ? ({ status: 'ok' } as const) : ({ status: 'diverged', divergedAt } as const);
    return { id: ids[run], method, form, hyper: { ...hyper }, ...status, points };
  });
}
