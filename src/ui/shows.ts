import type { TemplateResult } from 'lit/html.js';
import type { Show } from '../state/types';
import { segments } from './choice';
import type { Context } from './context';

/** What can be shown, in the order of the switch. */
export const shows: readonly Show[] = ['race', 'swarm', 'basins', 'rates', 'compare'];

/** The switch between one path of every method and what many runs show. */
export const showSwitch = ({ model, words, parts }: Context): TemplateResult =>
  segments({
    id: 'show',
    label: words.value.show.name,
    value: parts.show.value,
    options: shows.map((show) => [show, words.value.show.shows[show]] as const),
    tip: (show) => words.value.show.tips[show],
    // A window belongs to the axes of the map that it was made on.
    pick: (show) => model.actions.update({ show, window: undefined }, 'push'),
  });
