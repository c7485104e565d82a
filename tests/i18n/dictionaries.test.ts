import { describe, expect, it } from 'vitest';
import { languages } from '../../src/i18n/text';
import { chooseLanguage, fill, loadMoreWords, wordParts, wordsOf } from '../../src/i18n/words';
import { type MessageKey, messages } from '../../src/state/messages';
import { problemText } from '../../src/ui/problem-text';

type Tree = { readonly [key: string]: string | Tree };

/** Every sentence with the path of its keys. */
function sentences(tree: Tree, path = ''): [path: string, sentence: string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : sentences(value, `${path}${key}.`),
  );
}

const places = (sentence: string): string[] => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

await Promise.all(languages.flatMap((language) => wordParts().map((part) => loadMoreWords(language, part))));
const [en, zh] = [wordsOf('en'), wordsOf('zh')] as unknown as readonly Tree[];

describe('the dictionaries', () => {
  const english = sentences(en);
  const chinese = new Map(sentences(zh));

  it('have the same keys', () => {
    expect([...chinese.keys()]).toEqual(english.map(([path]) => path));
  });

  it('have no empty sentence and no exclamation', () => {
    for (const [path, sentence] of [...english, ...chinese]) {
      expect(sentence, path).toMatch(/\S/);
      expect(sentence, path).not.toMatch(/[!！]/);
    }
  });

  it('fill in the same values', () => {
    for (const [path, sentence] of english) {
      expect(places(chinese.get(path) ?? ''), path).toEqual(places(sentence));
    }
  });

  it('are translated, apart from names and symbols', () => {
    // Two letters make a word; a formula such as f − f* has none.
    const inWords = english.filter(([, sentence]) => /\p{L}{2}/u.test(sentence));
    const same = inWords.filter(([path, sentence]) => chinese.get(path) === sentence).map(([path]) => path);
    for (const path of same) expect(path).toMatch(/formula|kinds|renderers|units|ravine|title|gradient/);
  });
});

describe('messages', () => {
  const values = Object.fromEntries(
    Object.values(messages).flatMap((names) => names.map((name) => [name, `<${name}>`])),
  );

  it.each(
    languages.flatMap((language) => (Object.keys(messages) as MessageKey[]).map((key) => [language, key] as const)),
  )('%s has a sentence for %s with nothing left to fill in', (language, message) => {
    const known = Object.fromEntries(messages[message].map((name) => [name, values[name]]));
    const problem = { key: 'steps', found: '1e9', expected: { message, values: known } };
    const text = problemText(wordsOf(language), problem);
    if (message in wordsOf('en').problems.whole) {
      for (const value of Object.values(known)) expect(text).toContain(value);
    } else {
      expect(text).toContain('steps');
      expect(text).toContain('1e9');
    }
    expect(text).not.toMatch(/[{}]|undefined/);
  });
});

describe('the language', () => {
  it('is the one asked for, else the browser’s first that is known, else English', () => {
    expect(chooseLanguage('zh', ['en-US'])).toBe('zh');
    expect(chooseLanguage(undefined, ['fr', 'zh-TW', 'en'])).toBe('zh');
    expect(chooseLanguage('xx', ['de'])).toBe('en');
    expect(chooseLanguage(undefined, [])).toBe('en');
  });

  it('where it is no tag is the language of the locale, else English', () => {
    for (const none of [['C'], ['POSIX'], [''], [undefined], undefined])
      expect(chooseLanguage(undefined, none)).toBe('en');
    for (const locale of ['zh_CN.UTF-8', 'zh_TW', 'zh.utf8', 'zh@pinyin', 'ZH-Hans'])
      expect(chooseLanguage(undefined, ['C', locale])).toBe('zh');
  });

  it('fills places once and leaves values alone', () => {
    expect(fill('{a} and {b}', { a: '{b}', b: 2 })).toBe('{b} and 2');
    expect(fill('{a}')).toBe('');
  });
});
