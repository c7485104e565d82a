/** What the points of a trace are counted by. */
export type TraceAxis = 'step' | 'epoch' | 'examples' | 'time';

/** Numbers of a trace, point after point; a view, never a copy. */
export interface Column {
  readonly at: (k: number) => number;
}

/** What a run leaves: named columns of equal length over an axis; on a surface x, y and f are merely columns. */
export interface Trace<Name extends string = string> {
  readonly axis: TraceAxis;
  /** Points, the start first; 0 where the start has no value. */
  readonly length: number;
  readonly columns: Readonly<Record<Name, Column>>;
}

/** The trace of a run on a surface. */
export type PathTrace = Trace<'x' | 'y' | 'f'>;

/** Names of the columns that a trail is drawn from: two for its place, one for its height. */
export type PlaceColumns = readonly [across: string, up: string, height: string];

/** A trace with three of its columns as x, y and f; throws where it has no such column. */
export function placedBy({ axis, length, columns }: Trace, [across, up, height]: PlaceColumns): PathTrace {
  const column = (name: string): Column => {
    if (!Object.hasOwn(columns, name))
      throw new RangeError(`a trace has the columns ${Object.keys(columns).join(', ')}, not ${name}`);
    return columns[name];
  };
  return { axis, length, columns: { x: column(across), y: column(up), f: column(height) } };
}

/** Point k of a path: x, y, f. */
export const pointOf = ({ columns: { x, y, f } }: PathTrace, k: number): [x: number, y: number, f: number] => [
  x.at(k),
  y.at(k),
  f.at(k),
];

/** The least value of a column over a trace; ∞ of an empty one. */
export function leastOf({ columns, length }: Trace, name: string): number {
  const { at } = columns[name];
  let least = Infinity;
  for (let k = 0; k < length; k++) least = Math.min(least, at(k));
  return least;
}
