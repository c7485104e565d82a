import { misspelt } from '../../../math/spelling';
import { aliases } from './table';

/** The word of a list that was most likely meant: begun or run on, misspelt, or another program's name of it. */
export function suggested(word: string, words: readonly string[]): { readonly suggestion?: string } {
  const alias = aliasOf(word, words);
  const near = words.find((known) => word.length > 1 && (known.startsWith(word) || word.startsWith(known)));
  const suggestion = alias ?? near ?? misspelt(word, words);
  return suggestion === undefined ? {} : { suggestion };
}

/** Several words share an alias: the one of this list counts. */
function aliasOf(word: string, words: readonly string[]): string | undefined {
  return words.find((known) => aliases.get(known)?.includes(word));
}
