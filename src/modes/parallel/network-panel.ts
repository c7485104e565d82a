import { html, type TemplateResult } from 'lit/html.js';
import { type NetworkValues, networkBounds, networks, printNetwork, readNetwork } from '../../engine/parallel/networks';
import { fill } from '../../i18n/words';
import { menu } from '../../ui/choice';
import { fieldFault, numberField } from '../../ui/number-field';
import type { ParallelContext } from './context';

/** The preset of the network, and its values. */
export function networkPart({ model, words, parts, drafts }: ParallelContext): TemplateResult {
  const text = words.value.parallel;
  const language = model.language.value;
  const read = readNetwork(parts.network.value);
  const choice = 'found' in read ? undefined : read;
  const network = choice && networks.get(choice.network);
  const varied = parts.vary.value?.key === 'network';
  const set = (one: string) => model.actions.update({ network: one, ...(varied && { vary: undefined }) });
  const fault = (name: string, [min, max]: readonly [number, number]) =>
    fill(text.valueFault, { name, expected: fill(words.value.expected.number, { min, max }) });
  return html`${menu({
    ...{ id: 'network', label: text.network, value: network?.id ?? '' },
    options: [...networks.values()].map(({ id, name }) => [id, name[language]] as const),
    pick: set,
  })}
  ${
    choice && network
      ? html`<p class="quiet about">${network.what[language]}</p>
        ${(Object.keys(networkBounds) as (keyof NetworkValues)[]).map((key) => {
          const [label, value, id] = [text.networkValues[key], choice.values[key], `network-${key}`];
          const bounds = networkBounds[key];
          return html`<label class="field"><span>${label}</span>${numberField(drafts, {
            ...{ id, label, value, size: 's' },
            faultOf: (typed) =>
              typed !== undefined && typed >= bounds[0] && typed <= bounds[1] ? undefined : fault(label, bounds),
            commit: (typed) => set(printNetwork({ ...choice, values: { ...choice.values, [key]: typed } })),
          })}</label>${fieldFault(drafts, id, value)}`;
        })}`
      : ''
  }`;
}
