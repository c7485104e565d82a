/** Why a file cannot be read, as a key of the dictionary with the values to fill in. */
const readFaults = {
  /** Larger than `max` MB. */
  tooLarge: ['max'],
  /** Pixels of maps, which are no paths. */
  map: [],
  /** Neither JSON that was exported here nor a table. */
  unknown: [],
  /** Of a later form of the file. */
  version: ['found', 'known'],
  /** Of JSON; `where` names a path and a point. */
  point: ['where'],
  /** The row that should name the columns has no x and y. */
  names: ['row', 'found'],
  /** A row has more cells than there are names above them. */
  cells: ['row', 'found', 'expected'],
  /** No number where one should be. */
  number: ['row', 'column', 'found'],
  /** A point that is missing would shift all that follow: `expected` is a step, or one and a sign for later ones. */
  step: ['row', 'column', 'found', 'expected'],
  /** A quotation mark that is never closed. */
  quote: ['row'],
  /** There is no path in it. */
  empty: [],
} as const;

/** A file that cannot be read. */
export class ReadFault extends Error {
  constructor(
    readonly code: keyof typeof readFaults,
    readonly values: Readonly<Record<string, string | number>> = {},
  ) {
    super(`import: ${code} ${JSON.stringify(values)}`);
  }
}
