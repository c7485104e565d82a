import { type Dictionary, en } from './en';
import { type Language, languages } from './text';
import { zh } from './zh';

const dictionaries: Readonly<Record<Language, Dictionary>> = { en, zh };

/** The sentences of a language. */
export const wordsOf = (language: Language): Dictionary => dictionaries[language];

/** The language that was asked for, else the first of the browser's that the page speaks, else English. */
export function chooseLanguage(asked: string | undefined, browser: readonly string[]): Language {
  const wanted = [...(asked === undefined ? [] : [asked]), ...browser].map((tag) => tag.toLowerCase().split('-')[0]);
  for (const tag of wanted) {
    const known = languages.find((language) => language === tag);
    if (known) return known;
  }
  return 'en';
}

/** Puts values into the places `{name}` of a sentence; a place without a value stays empty. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>> = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
