import type { ReadonlySignal, Signal } from '@preact/signals-core';
import type { Reason } from '../engine/choose';
import type { Paths } from '../engine/types';
import type { Language, Text } from '../i18n/text';
import type { Mark } from '../stage/types';
import type { LossSurface } from '../state/loss-surface';
import type { Problem, State } from '../state/types';
import type { Landmarks } from '../study/landmarks';
import type { Constants } from '../surfaces/constants';
import type { Domain, Minimum } from '../surfaces/types';
import type { FramePart } from './frame-part';
import type { Taking } from './take/model';

/** The surface under the paths, as the panels read it. */
export interface PageSurface {
  /** f(x, y) as it is written, with its letters; of a loss with few digits. */
  readonly f: string;
  readonly name: Text;
  /** What it is the loss of, where it is one. */
  readonly loss?: LossSurface;
  /** Those that f* belongs to: none where it is not known, undefined while they are searched for. */
  readonly minima: readonly Minimum[] | undefined;
  readonly domain: Domain;
  readonly valueAt: (x: number, y: number) => number;
  readonly gradientAt: (x: number, y: number) => [number, number];
}

/** What computes and draws, and why. */
export interface EngineBadge {
  readonly kind: 'webgpu' | 'wasm';
  readonly renderer: 'webgpu' | 'webgl2' | '2d';
  /** The adapter or the instruction set, in words. */
  readonly description: string;
  readonly reason: Reason | 'device-lost';
}

/** Whether there is no third dimension, because nothing here draws it. */
export const isFlat = ({ engine }: Pick<PageModel, 'engine'>): boolean => engine.value?.renderer === '2d';

/** What the page asks for; everything else it only reads. */
export interface PageActions {
  /** Changes part of the state; 'replace' (the default) leaves no history entry. */
  readonly update: (patch: Partial<State>, history?: 'replace' | 'push') => void;
  /** Shows another mode, with what else is to change, as a place of its own in the history. */
  readonly showMode: (id: string, more?: Partial<State>) => void;
  readonly openScene: (id: string) => void;
  readonly openSurface: (id: string) => void;
  /** Opens a typed surface; the text has been parsed already. */
  readonly openFormula: (f: string) => void;
  /** Draws another formula on the same ground; the text has been parsed with these constants. */
  readonly editFormula: (f: string, constants: Constants) => void;
  /** Resolves to false when the browser refused; rejects with a TakeFault when the link would be too long. */
  readonly copyLink: () => Promise<boolean>;
  readonly copyText: (text: string) => Promise<boolean>;
  readonly savePng: () => Promise<void>;
  readonly seek: (step: number) => void;
  /** Puts one problem away. */
  readonly dismiss: (problem: Problem) => void;
  /** Tries again to load the parts of the page that are missing. */
  readonly askAgain: () => void;
  readonly reload: () => void;
}

/** A mode as the frame knows it. */
export interface PageMode {
  readonly id: string;
  readonly name: Text;
  /** What it shows, for the switch. */
  readonly tip: Text;
}

/** The modes of the page. */
export interface PageModes {
  /** In the order of the switch. */
  readonly all: readonly PageMode[];
  readonly shown: ReadonlySignal<PageMode>;
  /** Parts of the frame that it has no use for now. */
  readonly without: ReadonlySignal<readonly FramePart[]>;
  /** Whether the one that is shown uses a part of the frame. */
  readonly has: (part: FramePart) => boolean;
}

/** Everything the page shows, as signals. */
export interface PageModel {
  readonly state: ReadonlySignal<State>;
  /** undefined until the first race is computed. */
  readonly paths: ReadonlySignal<Paths | undefined>;
  /** One per method of the state, in its order. */
  readonly marks: ReadonlySignal<readonly Mark[]>;
  readonly surface: ReadonlySignal<PageSurface>;
  /** What is known and found of the surface in its domain; undefined until it is. */
  readonly landmarks: ReadonlySignal<Landmarks | undefined>;
  readonly playing: Signal<boolean>;
  readonly speed: Signal<number>;
  readonly loop: Signal<boolean>;
  /** undefined until an engine is chosen. */
  readonly engine: ReadonlySignal<EngineBadge | undefined>;
  readonly problems: ReadonlySignal<readonly Problem[]>;
  /** What is waited for: the data of a surface, or paths that are computed, or the stage that is loading. */
  readonly busy: ReadonlySignal<'loading' | 'waiting' | undefined>;
  /** true once the first picture has been drawn: what can wait is loaded then. */
  readonly begun: ReadonlySignal<boolean>;
  readonly language: Signal<Language>;
  /** Whether single keys do something. */
  readonly shortcuts: Signal<boolean>;
  /** Picture and play bar only. */
  readonly embed: boolean;
  readonly actions: PageActions;
  readonly modes: PageModes;
  /** Absent where nothing makes files. */
  readonly taking?: Taking;
}
