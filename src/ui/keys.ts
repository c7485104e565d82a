import type { Dictionary } from '../i18n/words';
import { scenes } from '../scenes/catalog';
import { sceneAfter } from '../scenes/menu';
import { cameraAt } from '../state/cameras';
import { viewsOf } from '../state/rows/page';
import { controls } from '../state/schema';
import { originalOf } from '../state/shown';
import { isFlat, type PageModel } from './model';

/** What uses a key itself while it has the focus; a slider has no use for space, and after scrubbing it plays. */
const natives = {
  space:
    'button, summary, label, input:not([type=range]), [role=button], [role=tab], [role=checkbox], [role=switch], [role=option], [role=region], dialog',
  arrows: 'input:not([type=checkbox]), [role=tab], [role=slider], [role=option], .scroll, [role=region], dialog',
} as const;

/** A key of the keyboard and what it does; the help sheet is made of the same table. */
export interface KeyRow {
  readonly keys: readonly string[];
  /** How the help sheet prints the keys. */
  readonly shown: string;
  readonly does: keyof Dictionary['help']['keys'];
  /** Which controls use the key themselves while they have the focus. */
  readonly native?: keyof typeof natives;
  readonly press: (model: PageModel, key: string, openHelp: () => void) => void;
}

const after = <T>(list: readonly T[], value: T): T => list[(list.indexOf(value) + 1) % list.length];

const seekBy = ({ state, actions }: PageModel, by: number): void => {
  const { step, steps } = state.peek();
  actions.seek(Math.min(Math.max(step + by, 0), steps));
};

/** Every key of the page. */
export const keyRows: readonly KeyRow[] = [
  {
    ...{ keys: [' '], shown: '␣', does: 'play', native: 'space' },
    press: ({ playing }) => {
      playing.value = !playing.peek();
    },
  },
  { keys: ['ArrowLeft'], shown: '←', does: 'back', native: 'arrows', press: (model) => seekBy(model, -1) },
  { keys: ['ArrowRight'], shown: '→', does: 'forward', native: 'arrows', press: (model) => seekBy(model, 1) },
  { keys: ['Home'], shown: 'Home', does: 'first', native: 'arrows', press: ({ actions }) => actions.seek(0) },
  {
    ...{ keys: ['End'], shown: 'End', does: 'last', native: 'arrows' },
    press: ({ state, actions }) => actions.seek(state.peek().steps),
  },
  {
    ...{ keys: [...'123456789'], shown: '1 – 9', does: 'scenes' },
    press: ({ actions }, key) => {
      const id = [...scenes.keys()][Number(key) - 1];
      if (id !== undefined) actions.openScene(id);
    },
  },
  {
    ...{ keys: ['n', 'N'], shown: 'n N', does: 'next' },
    press: ({ state, actions }, key) => actions.openScene(sceneAfter(state.peek().scene, key === 'n' ? 1 : -1).id),
  },
  {
    ...{ keys: ['v', 'V'], shown: 'v', does: 'view' },
    press: (model) => {
      const { state, actions } = model;
      if (!isFlat(model)) actions.update({ view: after(viewsOf(state.peek()), state.peek().view) });
    },
  },
  {
    ...{ keys: ['o', 'O'], shown: 'o', does: 'look' },
    press: ({ state, actions }) => {
      if (originalOf(state.peek())) actions.update({ look: after(controls.look.options, state.peek().look) });
    },
  },
  {
    ...{ keys: ['t', 'T'], shown: 't', does: 'theme' },
    press: ({ state, actions }) => actions.update({ theme: after(controls.theme.options, state.peek().theme) }),
  },
  {
    ...{ keys: ['+', '=', '-'], shown: '+ −', does: 'zoom' },
    press: ({ state, actions }, key) => {
      const [azimuth, elevation, zoom] = state.peek().camera;
      const next = Number((zoom * (key === '-' ? 0.8 : 1.25)).toPrecision(3));
      actions.update({ camera: [azimuth, elevation, next] });
    },
  },
  {
    ...{ keys: ['0'], shown: '0', does: 'home' },
    press: ({ state, actions }) => actions.update({ camera: cameraAt(state.peek(), 'home') }),
  },
  { keys: ['?'], shown: '?', does: 'help', press: (_model, _key, openHelp) => openHelp() },
];

/** What a key can do where a mode stands in place of the picture. */
const withoutPicture: ReadonlySet<KeyRow['does']> = new Set(['scenes', 'next', 'theme', 'help']);
const typing =
  'input:not([type=range], [type=checkbox], [type=radio]), textarea, select, [contenteditable]:not([contenteditable=false])';

/** The row a key press belongs to; none with a modifier, while typing, or where the focused control has its own use for it. */
function rowFor(event: KeyboardEvent): KeyRow | undefined {
  const { target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return undefined;
  const row = keyRows.find(({ keys }) => keys.includes(event.key));
  if (!row || !(target instanceof Element)) return row;
  if (target.closest(typing)) return undefined;
  return row.native && target.closest(natives[row.native]) ? undefined : row;
}

/** Listens to the keyboard; without a help sheet its key does nothing. Returns its end. */
export function listenToKeys(model: PageModel, openHelp: (() => void) | undefined): () => void {
  const listen = (event: KeyboardEvent): void => {
    if (!model.shortcuts.peek() || document.querySelector('dialog[open]')) return;
    const row = rowFor(event);
    if (!row || (row.does === 'help' && !openHelp)) return;
    if (!model.modes.has('picture') && !withoutPicture.has(row.does)) return;
    event.preventDefault();
    row.press(model, event.key, openHelp ?? (() => undefined));
  };
  // Some browsers press a focused button when space is let go, whatever became of its keydown.
  const letGo = (event: KeyboardEvent): void => {
    if (model.shortcuts.peek() && event.key === ' ' && rowFor(event)) event.preventDefault();
  };
  document.addEventListener('keydown', listen);
  document.addEventListener('keyup', letGo);
  return () => {
    document.removeEventListener('keydown', listen);
    document.removeEventListener('keyup', letGo);
  };
}
