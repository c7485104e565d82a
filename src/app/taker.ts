import type { ReadonlySignal } from '@preact/signals-core';
import type { ExportOptions } from '../api/published';
import { breath } from '../live/slices';
import type { Raced } from '../modes/race/live';
import { asPng } from '../stage/sheet-canvas';
import type { Picture } from '../stage/types';
import { encode, type State, type Store } from '../state';
import { TakeFault } from '../take/fault';
import { takenPaths } from '../take/paths';
import type { TakeSource, TakeWatch } from '../take/types';
import type { Modes } from './modes';
import type { Painter } from './painter';
import type { Performers } from './performers';

/** What files are made from. */
export interface TakerParts {
  readonly store: Store;
  readonly race: { readonly value: ReadonlySignal<Raced | undefined> };
  readonly performers: Performers;
  readonly picture: ReadonlySignal<Picture>;
  readonly painter: Pick<Painter, 'use'>;
  /** Resolves when the newest picture is drawn. */
  readonly settled: () => Promise<void>;
  readonly pause: () => void;
  readonly host: HTMLElement;
  readonly modes: Pick<Modes, 'kinds' | 'ownSheet' | 'has'>;
}

/** The size of a picture whose stage is not shown, in CSS pixels. */
const usualSize = { width: 640, height: 480 };

/** Makes files of what is shown, one after another. */
export class Taker {
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: TakerParts) {}

  /** A file of the present picture; the step that a film has moved is put back. */
  take(format: string, options: ExportOptions = {}, watch: TakeWatch = {}): Promise<Blob> {
    const made = this.turn.then(() => this.make(format, options, watch));
    this.turn = made.catch(() => undefined);
    return made;
  }

  private async make(format: string, options: ExportOptions, watch: TakeWatch): Promise<Blob> {
    const { store, settled, painter, performers } = this.parts;
    await settled();
    const { take } = await import('../take/formats');
    const state = store.state.peek();
    try {
      return await take(format, options, this.sourceOf(state), watch);
    } finally {
      if (keyOf(store.state.peek()) === keyOf(state)) store.update({ step: state.step });
      painter.use(performers.now.peek()?.stage);
    }
  }

  private sourceOf(state: State): TakeSource {
    const { store, race, performers, painter, picture, settled, pause, host, modes } = this.parts;
    const now = performers.now.peek();
    if (!now) throw new Error('export: nothing is drawing yet');
    const { engine, stage } = now;
    const [width, height] = [host.clientWidth, host.clientHeight];
    const key = keyOf(state);
    return {
      state,
      version: __VERSION__,
      engine,
      size: width > 0 && height > 0 ? { width, height } : usualSize,
      page: document.documentElement.dataset.home || location.href,
      paths: async () => {
        const raced = race.value.peek();
        return raced ? takenPaths(raced.paths, raced.state.methods) : [];
      },
      kinds: modes.kinds.peek(),
      png: async (size) => {
        const own = modes.ownSheet(size);
        return own ? asPng(own) : stage.snapshot(size);
      },
      contourFrame: async (size) => stage.frame(size, 'contour'),
      sheetAt: async (step, size) => {
        pause();
        // Of paths that are there a picture of any step is drawn at once; a swarm has to be moved and shown.
        const there = modes.has('paths');
        if (there) painter.use(undefined);
        store.update({ step });
        await settled();
        // The page has drawn the step; the sheet is drawn after others have had their turn.
        await breath();
        if (keyOf(store.state.peek()) !== key || performers.now.peek() !== now) throw new TakeFault('changed');
        return modes.ownSheet(size) ?? stage.sheet(size, there ? picture.peek() : undefined);
      },
    };
  }
}

/** Everything that a picture depends on but for its step. */
const keyOf = (state: State): string => encode({ ...state, step: 0 });
