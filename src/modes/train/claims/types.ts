import type { Text } from '../../../i18n/text';
import type { Training } from '../live';

/** A measured number beside a sentence. */
export interface TrainValue {
  readonly label: Text;
  /** undefined: it did not happen. */
  readonly value: number | undefined;
  readonly unit: 'loss' | 'accuracy' | 'share' | 'update' | 'epoch' | 'rate' | 'count' | 'second' | 'height' | 'ratio';
}

/** What a sentence came to. */
export interface Verdict {
  readonly values: readonly TrainValue[];
  /** undefined: what it is about is not all computed. */
  readonly holds: boolean | undefined;
  /** With `holds`: where it does not. */
  readonly limit?: Text;
}

/** A sentence of the overview with the criterion that it is judged by, written down before it was run. */
export interface TrainClaim {
  readonly id: string;
  /** What is claimed, in our own words. */
  readonly text: Text;
  /** Quantity, seeds, direction, interval. */
  readonly criterion: Text;
  readonly cite: string;
  /** Seeds that the criterion needs. */
  readonly seeds: number;
  readonly measure: (training: Training) => Verdict;
}
