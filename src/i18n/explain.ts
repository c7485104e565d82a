import { enExplain } from './en-explain';
import type { Language } from './text';
import { zhExplain } from './zh-explain';

/** The words of a step that is explained. */
export type ExplainWords = typeof enExplain;

/** In every language: they are loaded with the explanation, not with the page. */
export const explainWords: Readonly<Record<Language, ExplainWords>> = { en: enExplain, zh: zhExplain };
