import type { ReadonlySignal } from '@preact/signals-core';
import type { ExportOptions } from '../../api/published';
import type { Format, TakeWatch } from '../../take/types';

/** A file whose paths are laid beside those that are shown. */
export interface ImportedFile {
  readonly name: string;
  /** How many paths are in it. */
  readonly paths: number;
  /** They lie on another surface. */
  readonly elsewhere: boolean;
}

/** What makes files and puts them where the person can have them. */
export interface Taking {
  /** The kinds of files that are made of what is shown, by their names. */
  readonly kinds: ReadonlySignal<ReadonlyMap<string, Format>>;
  readonly make: (format: string, options: ExportOptions, watch: TakeWatch) => Promise<Blob>;
  readonly save: (blob: Blob, name: string) => void;
  readonly files: ReadonlySignal<readonly ImportedFile[]>;
  /** Rejects with a ReadFault for a file that cannot be read. */
  readonly add: (file: File) => Promise<void>;
  /** Puts a file away, by its place in the list. */
  readonly remove: (index: number) => void;
}
