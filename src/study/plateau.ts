/** After an epoch in which the full-data loss has fallen by less than `threshold` the rate is multiplied by `factor`. */
export interface Plateau {
  readonly threshold: number;
  readonly factor: number;
}
