import type { Text } from '../../i18n/text';
import type { DataEntry } from './types';

const text = (en: string, zh: string): Text => ({ en, zh });

const films = {
  source: {
    en: 'movies.json of vega-datasets 3.2.1, films up to 2010; it states no source and known faults',
    zh: 'vega-datasets 3.2.1 的 movies.json，收录至 2010 年；未注明来源，已知有错误',
  },
  licence: { en: 'No licence is stated', zh: '未注明许可' },
  url: 'https://github.com/vega/vega-datasets',
  rows: 2988,
  classes: 2,
  sparse: true,
  graded: false,
};

/** The rated films, by what they are told by: features that many have in common, every word, only rare words, words and a bias. */
export const filmSets: readonly DataEntry[] = [
  {
    ...films,
    id: 'movies',
    name: text('Films', '电影'),
    summary: text(
      'Whether a film is rated above 6.4, from the words of its title, director, genre and the like',
      '由片名用词、导演、类型等判断电影评分是否高于 6.4',
    ),
    inputs: 1503,
    load: async (bytes) => (await import('./sets/words')).loadMovies(bytes),
  },
  {
    ...films,
    id: 'film-words',
    name: text('Film words', '电影用词'),
    summary: text(
      'The same from every word of the title, director and distributor',
      '同上，由片名的每个词、导演与发行商判断',
    ),
    inputs: 4087,
    load: async (bytes) => (await import('./sets/words')).loadFilmWords(bytes),
  },
  {
    ...films,
    id: 'film-words-rare',
    base: 'film-words',
    name: text('Film words, rare', '电影用词，稀有'),
    summary: text(
      'The same without distributors and “the of and in to on”',
      '同上，不含发行商与 the、of、and、in、to、on',
    ),
    inputs: 3925,
    load: async (bytes) => (await import('./sets/words')).loadRareFilmWords(bytes),
  },
  {
    ...films,
    id: 'film-words-bias',
    base: 'film-words',
    name: text('Film words and a bias', '电影用词与偏置'),
    summary: text('The same with a 1 in every row, as a bias is', '同上，每行另有一个 1，即偏置'),
    inputs: 4088,
    load: async (bytes) => (await import('./sets/words')).loadBiasedFilmWords(bytes),
  },
];
