import type { ReadonlySignal } from '@preact/signals-core';
import type { Ravine } from '../api/published';
import type { Language } from '../i18n/text';
import type { Live } from '../live/live';
import { raceJobOf } from '../modes/race/job';
import type { Raced } from '../modes/race/live';
import { scenes } from '../scenes/catalog';
import { asPng } from '../stage/sheet-canvas';
import type { Stage } from '../stage/types';
import { type Decoded, decode, openScene, type State, type Store, showsSurface } from '../state';
import { pathsOf, runsOf } from '../take/paths';
import { publishedState } from '../take/published';
import type { Modes } from './modes';
import type { Painter } from './painter';
import type { Performers } from './performers';
import { quoted } from './quoted';
import { type Awaited, settling } from './settling';
import type { Taker } from './taker';

export type { PublishedPath as AutomationPath, Ravine } from '../api/published';

declare global {
  interface Window {
    ravine: Ravine;
  }
}

/** What the API acts on. */
export interface Acting {
  readonly store: Store;
  readonly race: Pick<Live<State, Raced>, 'value' | 'failure'>;
  readonly landmarks: Awaited['landmarks'];
  readonly loss: Awaited['loss'];
  readonly modes: Pick<Modes, 'failure' | 'settled' | 'ownSheet' | 'current'>;
  readonly painter: Painter;
  readonly performers: Performers;
  readonly ready: Promise<void>;
  /** Of the page. */
  readonly language: ReadonlySignal<Language>;
  /** Shows another state as if the person had opened it. */
  readonly arrive: (decoded: Decoded) => void;
  readonly pause: () => void;
  /** Makes files. */
  readonly taker: Pick<Taker, 'take'>;
}

/** The object that `window.ravine` is. */
export function automation(acting: Acting): Ravine {
  const { store, race, performers, ready, language, arrive, pause, modes, taker } = acting;
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
      if (showsSurface(decoded.state)) performers.now.peek()?.engine.check?.(raceJobOf(decoded.state));
      pause();
      arrive(decoded);
      await settled();
    },
    async seek(step) {
      const wanted = stepOf(step, store.state.peek());
      pause();
      store.update({ step: wanted });
      await settled();
    },
    async paths() {
      await settled();
      const raced = race.value.peek();
      return raced ? pathsOf(raced.paths, raced.state.methods) : [];
    },
    async runs() {
      await settled();
      const own = modes.current.runs?.();
      if (own) return [...own];
      const raced = race.value.peek();
      return raced ? runsOf(raced.paths, raced.state) : [];
    },
    async claims() {
      await settled();
      const own = modes.current.claims?.();
      if (own) return [...own];
      const raced = race.value.peek();
      return raced ? (await import('./claims')).claimsOf(raced, language.peek()) : [];
    },
    async complete() {
      await settled();
      await modes.current.complete?.();
      await settled();
    },
    async snapshot(options) {
      await settled();
      const own = modes.ownSheet(options);
      return own ? asPng(own) : stageOf(performers).snapshot(options);
    },
    export: (format, options) => taker.take(format, options),
    state: () => publishedState(store.state.peek()),
  };
}

function stageOf({ now }: Performers): Stage {
  const stage = now.peek()?.stage;
  if (!stage) throw new Error('snapshot: nothing is drawing yet');
  return stage;
}

/** The whole step nearest to one that is asked for; throws at what is no number. */
function stepOf(step: unknown, { steps }: State): number {
  if (typeof step === 'number' && !Number.isNaN(step)) return Math.round(Math.min(Math.max(step, 0), steps));
  throw new TypeError(`seek: the step ${quoted(step)} cannot be used; expected a number`);
}

/** A scene id, a `#…` hash or a whole address as a state; rejects what the page would show a message for. */
async function decodedOf(scene: string, state: State): Promise<Decoded> {
  if (!scene.includes('#')) {
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
