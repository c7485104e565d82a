import type { Dictionary } from './en';
import { type Language, languages } from './text';

const loaders: Readonly<Record<Language, () => Promise<Dictionary>>> = {
  en: async () => (await import('./en')).en,
  zh: async () => (await import('./zh')).zh,
};
const loaded = new Map<Language, Dictionary>();

/** Loads the sentences of a language: nobody reads two at once. */
export async function loadWords(language: Language): Promise<void> {
  if (!loaded.has(language)) loaded.set(language, await loaders[language]());
}

/** The sentences of a language that is loaded. */
export function wordsOf(language: Language): Dictionary {
  const words = loaded.get(language);
  if (!words) throw new Error(`the words of ${language} are not loaded`);
  return words;
}

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
