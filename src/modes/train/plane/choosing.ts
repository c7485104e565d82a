import { html, nothing, type TemplateResult } from 'lit/html.js';
import { fill } from '../../../i18n/words';
import { menu } from '../../../ui/choice';
import type { PlaneContext } from './context';
import type { PlaneInput } from './paths';
import type { PlaneWish } from './row';

/** Which plane it is to be: of the paths, through three ends that are chosen, or in random directions. */
export function choosing(context: PlaneContext, { paths }: PlaneInput): TemplateResult {
  const text = context.words.value.plane;
  const wish = context.parts.plane.value;
  const set = (plane: PlaneWish) => context.model.actions.update({ plane });
  const first: Readonly<Record<PlaneWish['kind'], PlaneWish>> = {
    paths: { kind: 'paths' },
    ends: { kind: 'ends', runs: [1, 2, 3] },
    random: { kind: 'random', seed: 1 },
  };
  const kinds = Object.keys(first) as PlaneWish['kind'][];
  return html`${menu({
    ...{ id: 'plane', label: text.choice, value: wish.kind },
    options: kinds.map((kind) => [kind, text.choices[kind]] as const),
    pick: (kind) => set(first[kind]),
  })}
    ${wish.kind === 'ends' ? ends(context, paths, wish, set) : nothing}
    ${
      wish.kind === 'random'
        ? html`<button type="button" @click=${() => set({ ...wish, seed: (wish.seed + 1) >>> 0 })}>${text.other}</button>`
        : nothing
    }`;
}

type Ends = Extract<PlaneWish, { kind: 'ends' }>;

/** Three menus of runs; a run that another has taken changes places with it. */
function ends(
  { words, marks }: PlaneContext,
  paths: PlaneInput['paths'],
  { runs }: Ends,
  set: (plane: PlaneWish) => void,
): TemplateResult {
  const text = words.value.plane;
  if (paths.length < 3) return html`<p class="quiet">${fill(text.fewer, { count: paths.length })}</p>`;
  const options = paths.map(({ id }, run) => [String(run + 1), marks.value[run]?.label || id] as const);
  const pick = (place: number, picked: number) => {
    const next = runs.map((run, i) => (i === place ? picked : run === picked ? runs[place] : run));
    set({ kind: 'ends', runs: next as unknown as Ends['runs'] });
  };
  return html`${runs.map((run, place) =>
    menu({
      ...{ id: `plane-end-${place}`, label: fill(text.end, { count: place + 1 }), value: String(run) },
      options,
      pick: (picked) => pick(place, Number(picked)),
    }),
  )}`;
}
