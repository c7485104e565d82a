import type { ReadonlySignal, Signal } from '@preact/signals-core';
import type { PublishedClaim, PublishedRun } from '../api/published';
import type { Engine } from '../engine/types';
import type { Text } from '../i18n/text';
import type { Lives } from '../live/lives';
import type { Mark, Picture, PictureSize } from '../stage/types';
import type { State, Store } from '../state';
import type { ModePlace, RowTable } from '../state/registry';
import type { FormatId } from '../take/formats';
import type { Format } from '../take/types';
import type { Context } from '../ui/context';
import type { FramePart } from '../ui/frame-part';
import type { PagePlaces } from '../ui/page';
import type { Measured } from './goal';
import type { Raced } from './race/live';

/** One way of looking at a study, as it is known before anything of it is loaded. A new one is a folder and a line in the registry. */
export interface Mode {
  /** The value of `show`. */
  readonly id: string;
  readonly name: Text;
  /** What it shows, for the switch. */
  readonly tip: Text;
  /** The keys of the state that it alone has. */
  readonly rows: RowTable;
  /** What it shows; a surface where nothing is said. */
  readonly place?: ModePlace;
  /** Parts of the frame that it has no use for, always or in a state. */
  readonly without: readonly FramePart[] | ((state: State) => readonly FramePart[]);
  /** Whether it counts local minima: even where the catalogue knows f*, they are searched for while it is shown. */
  readonly localMinima?: true;
  /** The shared kinds of files that are made of it. */
  readonly files: readonly FormatId[];
  /** What of the state goes when another mode is shown. */
  readonly leaves?: Partial<State>;
  /** Parts of the dictionary that are loaded with it. */
  readonly words: readonly string[];
  /** Loads what mounts it; undefined where the frame itself shows all of it. */
  readonly load?: () => Promise<Mount>;
}

/** Puts a mode into its places; called once, when it is first shown. */
export type Mount = (host: ModeHost) => Mounted;

/** What a mode is given. */
export interface ModeHost {
  readonly context: Context;
  /** The newest paths of the race from the start marker. */
  readonly raced: ReadonlySignal<Raced | undefined>;
  /** The state as far as it can be measured now, f* and landmarks with it. */
  readonly measured: ReadonlySignal<Measured | undefined>;
  readonly store: Store;
  /** Whether this mode is the one that is shown. */
  readonly shown: ReadonlySignal<boolean>;
  readonly places: PagePlaces;
  /** undefined until one is chosen, and while a lost one is replaced. */
  readonly engine: ReadonlySignal<Engine | undefined>;
  /** What it computes is added here. */
  readonly lives: Lives;
  readonly theme: ReadonlySignal<Picture['theme']>;
  /** The picture, what the mode adds to it included. */
  readonly picture: ReadonlySignal<Picture>;
  /** The marks of every method of the catalogue, in its order, then those of typed rules. */
  readonly everyMark: ReadonlySignal<readonly Mark[]>;
  /** Changes the state as something that was opened: with a place of its own in the history. */
  readonly change: (transition: (state: State) => State) => void;
  readonly playing: Signal<boolean>;
  /** Whether nothing may move by itself. */
  readonly still: ReadonlySignal<boolean>;
  readonly save: (blob: Blob, name: string) => void;
}

/** A mode that is mounted. */
export interface Mounted {
  /** What the picture shows of it. */
  readonly picture?: ReadonlySignal<Partial<Picture>>;
  /** Resolves when all is computed and drawn that starts by itself. */
  readonly settled: () => Promise<void>;
  /** Why there is nothing to see. */
  readonly failure?: ReadonlySignal<Error | undefined>;
  /** What it draws in place of the picture, on a sheet of its own. */
  readonly sheet?: (size?: PictureSize) => HTMLCanvasElement;
  /** Why there is no picture to be taken away although the frame's is shown, in English. */
  readonly missing?: () => string | undefined;
  /** Kinds of files of its own, by the name that `export` takes. */
  readonly files?: Readonly<Record<string, Format>>;
  /** What `runs` and `claims` of `window.ravine` tell of it; the race from the start marker where they are absent, or tell nothing. */
  readonly runs?: () => readonly PublishedRun[] | undefined;
  readonly claims?: () => readonly PublishedClaim[] | undefined;
  /** Computes what waits to be asked for: every seed. */
  readonly complete?: () => Promise<void>;
  readonly dispose: () => void;
}
