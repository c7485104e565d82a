import { type RefusalCode, refusals } from '../objectives/model/refusal';
import type { ModelFaultCode } from '../objectives/model/text/faults';
import { modelFaults } from '../objectives/model/text/words';
import type { Language } from './text';

type Key = `model.${ModelFaultCode | RefusalCode}`;

/** What is said of models that cannot be read or do not fit their data, as expectations of the dictionary. */
export function modelWords(language: Language): Record<Key, string> {
  const all = Object.entries({ ...modelFaults, ...refusals });
  return Object.fromEntries(all.map(([code, text]) => [`model.${code}`, text[language]])) as Record<Key, string>;
}
