import type { TakeOptions, TakeWatch } from '../../take/types';

/** What makes files and puts them where the person can have them. */
export interface Taking {
  readonly make: (format: string, options: TakeOptions, watch: TakeWatch) => Promise<Blob>;
  readonly save: (blob: Blob, name: string) => void;
}
