/** What a reader of AdaptiveRevision takes with it: x, and the sum of the gradients applied until then. */
export interface Reading {
  readonly x: number;
  readonly G: number;
}

/** One coordinate of AdaptiveRevision, as McMahan and Streeter (2014) write it: its server. */
export function revisionServer(alpha: number, x0: number) {
  let [x, G, z, zPeak] = [x0, 0, 1, 1];
  return {
    read: (): Reading => ({ x, G }),
    /** Applies a gradient that was taken where `read` was. */
    update: (g: number, read: Reading): void => {
      const gBack = G - read.G;
      const etaOld = alpha / Math.sqrt(zPeak);
      z += g * g + 2 * g * gBack;
      zPeak = Math.max(zPeak, z);
      const eta = alpha / Math.sqrt(zPeak);
      x += -eta * g + (etaOld - eta) * gBack;
      G += g;
    },
  };
}
