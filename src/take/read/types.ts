/** A point of a path from a file; f is NaN where the file does not tell it. */
export type ReadPoint = readonly [x: number, y: number, f: number];

/** A path as a file has it. */
export interface ReadPath {
  readonly id: string;
  readonly points: readonly ReadPoint[];
}

/** The paths of a file, to be laid beside those that are shown. */
export interface ReadFile {
  /** f(x, y) as text, of the surface that they lie on; undefined where the file does not tell it. */
  readonly f: string | undefined;
  readonly paths: readonly ReadPath[];
}

/** A name as it is shown: not longer than a line. */
export const nameFrom = (id: string): string => id.slice(0, 40);
