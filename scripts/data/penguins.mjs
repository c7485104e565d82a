import { jsonOf } from './package.mjs';

/** In the order of the file's columns. */
export const measures = ['Beak Length (mm)', 'Beak Depth (mm)', 'Flipper Length (mm)', 'Body Mass (g)'];
const species = ['Adelie', 'Chinstrap', 'Gentoo'];
const sexes = ['FEMALE', 'MALE'];

/**
 * Penguins of the Palmer Archipelago: four measures a row (NaN: missing), species, and sex (255: missing, which the '.' of one row
 * is too).
 * @returns {Promise<import('./format.mjs').Content>}
 */
export async function penguins() {
  /** @type {Record<string, string | number | null>[]} */
  const rows = await jsonOf('vega-datasets', 'data/penguins.json');
  const values = rows.flatMap((row) =>
    measures.map((name) => (typeof row[name] === 'number' ? row[name] : Number.NaN)),
  );
  const index = (/** @type {readonly string[]} */ names, /** @type {unknown} */ found) =>
    names.indexOf(String(found)) & 255;
  return {
    arrays: {
      measures: { shape: [rows.length, measures.length], values: Float64Array.from(values) },
      species: { shape: [rows.length], values: Uint8Array.from(rows, (row) => index(species, row.Species)) },
      sex: { shape: [rows.length], values: Uint8Array.from(rows, (row) => index(sexes, row.Sex)) },
    },
  };
}
