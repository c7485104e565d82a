/** The snapshots of a run: points of θ one after the other. */
export interface Snapshots {
  /** Points × coordinates. */
  readonly values: Float32Array;
  readonly points: number;
}

/** Which plane is laid through many-dimensional paths. */
export type PlaneChoice =
  /** The first two principal components of their union, every run counted alike. */
  | { readonly kind: 'paths' }
  /** Through the ends of three of them, by their places in the list. */
  | { readonly kind: 'ends'; readonly of: readonly [number, number, number] }
  /**
   * Through the end of the first, along two random directions, in which each filter is as long as there; a filter is a range
   * of coordinates, what belongs to none stays as it is.
   */
  | {
      readonly kind: 'random';
      readonly seed: number;
      readonly filters: readonly (readonly [from: number, to: number])[];
    };

/** A plane through many-dimensional paths. */
export interface PathPlane {
  /** The place of u = v = 0. */
  readonly origin: Float64Array;
  /** Where u and v lead; unit vectors at right angles, but for random directions. */
  readonly axes: readonly [Float64Array, Float64Array];
  /** Each path in the plane: u, v of each point, or of the place in the plane that is nearest to it. */
  readonly paths: readonly Float64Array[];
  /** Share of the variance that lies in the plane, along its first direction and across it: of all together, and of each path about its own mean. */
  readonly shares: readonly [number, number];
  readonly sharesOf: readonly (readonly [number, number])[];
}

/** Most points of all runs together: their products are a matrix of so many squared. */
export const mostSnapshots = 400;
