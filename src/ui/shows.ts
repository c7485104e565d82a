import type { TemplateResult } from 'lit/html.js';
import { segments } from './choice';
import type { Context } from './context';

/** The switch between the modes. */
export function showSwitch({ model, words, parts }: Context): TemplateResult {
  const language = model.language.value;
  const modes = new Map(model.modes.all.map((mode) => [mode.id, mode]));
  return segments({
    id: 'show',
    label: words.value.show.name,
    value: parts.show.value as string,
    options: [...modes.values()].map(({ id, name }) => [id, name[language]] as const),
    tip: (id) => modes.get(id)?.tip[language] ?? '',
    pick: model.actions.showMode,
  });
}
