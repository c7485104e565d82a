import { signal } from '@preact/signals-core';
import { type Lazy, lazy } from '../live/lazy';
import type { Core } from './en';
import type { enMore } from './en-more';
import { type Language, languages } from './text';

/** Sentences that modes bring: each declares its own here, beside the call of `bringWords`. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the modes
export interface ModeWords {}

/** Every sentence of the page. Those of parts that are loaded on demand are there once `loadMoreWords` has resolved. */
export type Dictionary = Core & typeof enMore & ModeWords;

type Loaders = Readonly<Record<Language, () => Promise<Partial<Dictionary>>>>;

/** Nobody reads two languages at once, and few open every part of the page. */
const loaders = new Map<string, Loaders>([
  ['core', { en: async () => (await import('./en')).en, zh: async () => (await import('./zh')).zh }],
  ['more', { en: async () => (await import('./en-more')).enMore, zh: async () => (await import('./zh-more')).zhMore }],
]);

const loaded = signal<Readonly<Partial<Record<Language, Partial<Dictionary>>>>>({});
const asked = new Map<string, Lazy<void>>();
/** The parts that are in use, in every language from now on. */
const wanted = new Set(['core']);

function load(part: string, language: Language): Promise<void> {
  const key = `${part} ${language}`;
  const words = asked.get(key) ?? lazy(() => bring(part, language));
  asked.set(key, words);
  return words.ask();
}

async function bring(part: string, language: Language): Promise<void> {
  const own = loaders.get(part);
  if (!own) throw new Error(`no words of ${part}`);
  const words = await own[language]();
  loaded.value = { ...loaded.peek(), [language]: { ...loaded.peek()[language], ...words } };
}

/** Loads the sentences of a language, all that are in use. */
export async function loadWords(language: Language): Promise<void> {
  await load('core', language);
  // A part may have been opened meanwhile.
  await Promise.all([...wanted].map((part) => load(part, language)));
}

/** Loads those of a part that is loaded on demand as well, from now on in every language. */
export function loadMoreWords(language: Language, part = 'more'): Promise<void> {
  wanted.add(part);
  return loadWords(language);
}

/** The sentences of a part of its own, to be loaded by its name. */
export function bringWords(part: string, words: Loaders): void {
  loaders.set(part, words);
}

/** The names of all parts. */
export const wordParts = (): string[] => [...loaders.keys()];

/** The sentences of a language that is loaded. */
export function wordsOf(language: Language): Dictionary {
  const words = loaded.value[language];
  if (!words) throw new Error(`the words of ${language} are not loaded`);
  return words as Dictionary;
}

/**
 * The language that was asked for, else the first of the browser's that the page speaks, else English. Browsers in bare
 * containers tell names of locales (`zh_CN.UTF-8`, `C`) in place of tags, or nothing.
 */
export function chooseLanguage(asked: string | undefined, browser: readonly unknown[] | undefined): Language {
  const wanted = [asked, ...(browser ?? [])].map(
    (tag) =>
      String(tag)
        .toLowerCase()
        .split(/[-_.@]/)[0],
  );
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
