import type { TemplateResult } from 'lit/html.js';
import { controls } from '../state/schema';
import { segments } from './choice';
import type { Context } from './context';

/** The switch between one path of every method and what many runs show. */
export const showSwitch = ({ model, words, parts }: Context): TemplateResult =>
  segments({
    id: 'show',
    label: words.value.show.name,
    value: parts.show.value,
    options: controls.show.options.map((show) => [show, words.value.show.shows[show]] as const),
    tip: (show) => words.value.show.tips[show],
    // A window belongs to the axes of the map that it was made on.
    pick: (show) => model.actions.update({ show, window: undefined }, 'push'),
  });
