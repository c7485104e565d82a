import { html } from 'lit/html.js';
import type { Mode, ModeHost, Mounted } from '../../src/modes/mode';
import { register } from '../../src/modes/registry';
import type { State } from '../../src/state';
import { integerRow } from '../../src/state/rows/kinds';
import { region } from '../../src/ui/context';

/** The real page with one more mode, which no line of it knows; `?lacks=key|panel|file` leaves a part of the mode out. */
const lacks = new URLSearchParams(location.search).get('lacks');

/** The state with the key of the toy. */
type Toyed = State & { readonly knots: number };
const knotsOf = (state: State): number => (state as Toyed).knots;

function mount({ store, places, context }: ModeHost): Mounted {
  const set = (event: Event) =>
    store.update({ knots: Number((event.currentTarget as HTMLInputElement).value) } as Partial<State>);
  const panel = () =>
    html`<label>Knots <input id="toy-knots" type="number" .value=${String(knotsOf(context.model.state.value))} @change=${set} /></label>`;
  const stops = [
    region(places.stage, () => html`<p>Knots: ${knotsOf(context.model.state.value)}</p>`),
    ...(places.panel && lacks !== 'panel' ? [region(places.panel, panel)] : []),
  ];
  return {
    settled: async () => undefined,
    files: {
      ...(lacks !== 'file' && {
        toy: {
          ...{ extension: 'txt', mime: 'text/plain', reads: [], label: { en: 'Toy', zh: '玩具' } },
          encode: async ({ state }: { readonly state: State }) => new Blob([`knots ${knotsOf(state)}`]),
        },
      }),
    },
    dispose: () => {
      for (const stop of stops) stop();
    },
  };
}

const toy: Mode = {
  id: 'toy',
  name: { en: 'Toy', zh: '玩具' },
  tip: { en: 'A toy stands here', zh: '这里有一个玩具' },
  rows: lacks === 'key' ? {} : { knots: integerRow({ min: 1, max: 9, default: 2, lasts: true }) },
  without: ['picture', 'paths', 'tools', 'timeline', 'chart'],
  files: ['link'],
  words: [],
  load: async () => mount,
};

register(toy);
void import('../../src/main');
