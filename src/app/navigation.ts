import { batch, type ReadonlySignal } from '@preact/signals-core';
import { askAgain } from '../live/lazy';
import {
  type Decoded,
  defaultScene,
  editFormula,
  groundOf,
  openFormula,
  openScene,
  openSurface,
  opensOf,
  type State,
  type Store,
  sceneOf,
  shows,
} from '../state';
import { linkTo } from '../take/link';
import type { PageActions } from '../ui/model';
import { Address } from './address';
import type { Modes } from './modes';
import type { problemList } from './problems';
import { copyText, saveBlob } from './take';

/** What moves from one state to another act on. */
export interface NavigationParts extends Pick<ReturnType<typeof problemList>, 'tell' | 'dismiss'> {
  readonly store: Store;
  readonly modes: Modes;
  readonly playing: { value: boolean };
  readonly quiet: ReadonlySignal<boolean>;
}

/** How one state follows another: with a place of its own in the history, or without. */
export interface Navigation {
  readonly actions: PageActions;
  /** Shows another state as if the person had opened it. */
  readonly arrive: (decoded: Decoded) => void;
  /** Changes the state as something that was opened: with a place of its own in the history. */
  readonly change: (transition: (state: State) => State) => void;
}

/** Keeps address, history and state together. */
export function navigation({ store, modes, playing, quiet, tell, dismiss }: NavigationParts): Navigation {
  const { state } = store;
  const show = ({ state: next, problems }: Decoded) =>
    batch(() => {
      store.apply(() => next);
      tell(problems);
    });
  const address = new Address(state, quiet, show);
  const change = (transition: (s: State) => State) => {
    address.keep();
    store.apply(transition);
    address.push();
  };
  const update: PageActions['update'] = (patch, history) => {
    store.update(patch);
    if (history === 'push') address.push();
  };
  const actions: PageActions = {
    update,
    showMode: (id, more) => {
      const show = id as State['show'];
      if (shows(groundOf(state.peek())).includes(show)) update({ ...modes.shown.peek().leaves, show, ...more }, 'push');
      else change((s) => ({ ...openScene(s, opensOf(id) ?? defaultScene), show }));
    },
    openScene: (id) => {
      change((s) => openScene(s, id));
      if (stands(state.peek())) playing.value = false;
    },
    openSurface: (id) => change((s) => openSurface(s, id)),
    openFormula: (f) => change((s) => openFormula(s, f)),
    copyLink: async () => copyText(linkTo({ page: location.href, state: state.peek() })),
    // Leaving a scene or a catalogue's surface is a place of its own in the history; typing on is not.
    editFormula: (f, constants) =>
      (state.peek().f === undefined ? change : store.apply)((s) => editFormula(s, f, constants)),
    copyText,
    savePng: async () => saveBlob(await window.ravine.snapshot({ scale: 2 }), `${state.peek().scene ?? 'ravine'}.png`),
    seek: (step) => store.update({ step }),
    dismiss,
    askAgain,
    reload: () => location.reload(),
  };
  const arrive = (decoded: Decoded) => {
    address.keep();
    show(decoded);
    address.push();
  };
  return { actions, arrive, change };
}

/** Whether the open scene is looked at standing, at a step of its own. */
export const stands = (state: State): boolean => sceneOf(state)?.step !== undefined;
