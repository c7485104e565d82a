import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Picture } from '../stage/types';
import { formulaOf, type State } from '../state';
import type { ReadFile } from '../take/read';
import type { ImportedFile } from '../ui/take/model';

/** The most paths from files that are drawn at once. */
const mostPaths = 40;

interface Kept extends ReadFile {
  readonly name: string;
}

/** The files whose paths are laid beside those that are shown. They are not part of the state: no link could hold them. */
export class Importer {
  private readonly kept = signal<readonly Kept[]>([]);
  readonly files: ReadonlySignal<readonly ImportedFile[]>;
  /** What is drawn of them. */
  readonly beside: ReadonlySignal<NonNullable<Picture['beside']>>;

  constructor(state: ReadonlySignal<State>) {
    const formula = computed(() => formulaOf(state.value));
    this.files = computed(() =>
      this.kept.value.map(({ name, f, paths }) => ({
        name,
        paths: paths.length,
        elsewhere: plain(f) !== plain(formula.value),
      })),
    );
    this.beside = computed(() =>
      this.kept.value
        .flatMap(({ name, paths }) => paths.map(({ id, points }) => ({ label: `${id} (${name})`, points })))
        .slice(0, mostPaths),
    );
  }

  /** Reads a file and shows its paths; rejects with a ReadFault for what cannot be read. */
  async add(file: File): Promise<void> {
    const { largestFile, ReadFault, readPaths } = await import('../take/read');
    if (file.size > largestFile * 1e6) throw new ReadFault('tooLarge', { max: largestFile });
    const read = readPaths(await file.text());
    this.kept.value = [...this.kept.peek(), { ...read, name: file.name.slice(0, 40) }];
  }

  /** Puts a file away, by its place in the list. */
  remove(index: number): void {
    this.kept.value = this.kept.peek().filter((_, i) => i !== index);
  }
}

/** A table has its formula on one line. */
const plain = (f: string): string => f.replaceAll(/\s+/g, ' ');
