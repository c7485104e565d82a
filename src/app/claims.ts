import type { PublishedClaim } from '../api/published';
import type { Language } from '../i18n/text';
import type { Raced } from '../modes/race/live';
import { optimizerOf } from '../optimizers/resolve';
import type { MethodChoice } from '../state';
import { type MeasuredClaim, measuredClaims } from '../ui/measured';

/** What the overview says about what is shown, as programs get it. */
export const claimsOf = ({ state, paths }: Raced, language: Language): PublishedClaim[] =>
  measuredClaims(state, paths).map((measured) => publishedClaim(measured, state.methods, language));

function publishedClaim(
  { claim, values, holds }: MeasuredClaim,
  methods: readonly MethodChoice[],
  language: Language,
): PublishedClaim {
  const nameOf = (id: string) => {
    const choice = methods.find(({ method }) => method === id);
    return (choice && optimizerOf(choice)?.name) ?? id;
  };
  return {
    id: claim.id,
    cite: claim.cite,
    text: claim.text[language],
    holds: holds ?? null,
    values: values.map(({ method, value, unit }) => ({ label: nameOf(method), value: value ?? null, unit })),
  };
}
