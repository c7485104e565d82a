import { jsonOf } from './package.mjs';
import { wordNumbers } from './words.mjs';

/** @typedef {Record<string, string | number | null>} Film */

/** Columns whose whole text is one feature, by what it is called here. */
const columns = {
  director: 'Director',
  distributor: 'Distributor',
  genre: 'Major Genre',
  rating: 'MPAA Rating',
  source: 'Source',
  type: 'Creative Type',
};

/**
 * The films that have an IMDB rating, as words: of the title, in lower case and of two signs or more, and the other columns; each in
 * two films or more. Class 1 is rated above 6.4.
 */
export const movies = () => rated(featuresOf, 2);

/**
 * The same films as words that occur at all: of the title, of two letters or more of the plain alphabet or digits, director and
 * distributor. Most are in one film alone, one, "the", in every fourth.
 */
export const filmWords = () => rated(wordsOf, 1);

/**
 * @param {(film: Film) => ReadonlySet<string>} features
 * @param {number} least films that a word must be in
 * @returns {Promise<import('./format.mjs').Content>}
 */
async function rated(features, least) {
  /** @type {Film[]} */
  const all = await jsonOf('vega-datasets', 'data/movies.json');
  const films = all.filter((film) => film['IMDB Rating'] !== null);
  const { words, ...numbers } = wordNumbers(films.map(features), least);
  const classes = Uint8Array.from(films, (film) => Number(Number(film['IMDB Rating']) > 6.4));
  return { arrays: { ...numbers, classes: { shape: [films.length], values: classes } }, texts: { words } };
}

/** @param {Film} film */
const featuresOf = (film) =>
  new Set([...titleOf(film, /[\p{L}\p{N}]{2,}/gu), ...othersOf(film, Object.entries(columns))]);

/** @param {Film} film */
function wordsOf(film) {
  const { director, distributor } = columns;
  return new Set([...titleOf(film, /[a-z0-9]{2,}/g), ...othersOf(film, Object.entries({ director, distributor }))]);
}

/**
 * @param {Film} film
 * @param {RegExp} word
 */
const titleOf = (film, word) =>
  (
    String(film.Title ?? '')
      .toLowerCase()
      .match(word) ?? []
  ).map((found) => `title: ${found}`);

/**
 * @param {Film} film
 * @param {readonly (readonly [name: string, column: string])[]} taken
 */
const othersOf = (film, taken) =>
  taken.flatMap(([name, column]) => (film[column] === null ? [] : `${name}: ${film[column]}`));
