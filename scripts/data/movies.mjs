import { jsonOf } from './package.mjs';
import { wordNumbers } from './words.mjs';

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
 * @returns {Promise<import('./format.mjs').Content>}
 */
export async function movies() {
  /** @type {Record<string, string | number | null>[]} */
  const all = await jsonOf('vega-datasets', 'data/movies.json');
  const films = all.filter((film) => film['IMDB Rating'] !== null);
  const { words, ...numbers } = wordNumbers(films.map(featuresOf), 2);
  const classes = Uint8Array.from(films, (film) => Number(Number(film['IMDB Rating']) > 6.4));
  return { arrays: { ...numbers, classes: { shape: [films.length], values: classes } }, texts: { words } };
}

/** @param {Record<string, string | number | null>} film */
function featuresOf(film) {
  const title = String(film.Title ?? '').toLowerCase();
  const words = (title.match(/[\p{L}\p{N}]{2,}/gu) ?? []).map((word) => `title: ${word}`);
  const others = Object.entries(columns).flatMap(([name, column]) =>
    film[column] === null ? [] : `${name}: ${film[column]}`,
  );
  return new Set([...words, ...others]);
}
