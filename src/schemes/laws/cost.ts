/** What a network does to messages: seconds each takes at least, bytes a second. */
export interface Link {
  readonly latency: number;
  readonly bandwidth: number;
}

/** Seconds until all have the sum of so many bytes: each sends a part to its neighbour, 2(p − 1) times (Patarasuk and Yuan 2009). */
export const ringSeconds = (workers: number, bytes: number, { latency, bandwidth }: Link): number =>
  2 * (workers - 1) * latency + ((2 * (workers - 1)) / workers) * (bytes / bandwidth);

/** Seconds with one server, whose own line carries what all send and get. */
export const serverSeconds = (workers: number, bytes: number, { latency, bandwidth }: Link): number =>
  2 * latency + (2 * workers * bytes) / bandwidth;
