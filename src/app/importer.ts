import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import { lazy } from '../live/lazy';
import type { Picture } from '../stage/types';
import { formulaOf, type State } from '../state';
import { compileSurface } from '../surfaces/compile';
import type { ReadFile } from '../take/read';
import type { ImportedFile } from '../ui/take/model';

/** The most paths from files that are drawn at once. */
const mostPaths = 40;

/** What reads files, loaded with the first one. */
const reader = lazy(() => import('../take/read'));

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
    const heights = computed(() => heightsOn(formula.value));
    this.files = computed(() =>
      this.kept.value.map(({ name, f, paths }) => ({
        name,
        paths: paths.length,
        elsewhere: f !== undefined && plain(f) !== plain(formula.value),
      })),
    );
    this.beside = computed(() =>
      this.kept.value
        .flatMap(({ name, paths }) =>
          paths.map(({ id, points }) => ({ label: `${id} (${name})`, points: heights.value(points) })),
        )
        .slice(0, mostPaths),
    );
  }

  /** Reads a file and shows its paths; rejects with a ReadFault for what cannot be read. */
  async add(file: File): Promise<void> {
    const { largestFile, ReadFault, readPaths, textOf } = await reader.ask();
    // UTF-16 has two bytes for a sign.
    if (file.size > 2 * largestFile * 1e6) throw new ReadFault('tooLarge', { max: largestFile });
    const read = readPaths(textOf(new Uint8Array(await file.arrayBuffer())));
    this.kept.value = [...this.kept.peek(), { ...read, name: file.name.slice(0, 40) }];
  }

  /** Puts a file away, by its place in the list. */
  remove(index: number): void {
    this.kept.value = this.kept.peek().filter((_, i) => i !== index);
  }
}

/** A table has its formula on one line. */
const plain = (f: string): string => f.replaceAll(/\s+/g, ' ');

/** Gives points whose f a file does not tell that of the surface shown. */
function heightsOn(formula: string): (points: Kept['paths'][number]['points']) => Kept['paths'][number]['points'] {
  const { valueAt } = compileSurface(formula);
  return (points) =>
    points.some(([, , f]) => Number.isNaN(f))
      ? points.map(([x, y, f]) => [x, y, Number.isNaN(f) ? valueAt(x, y) : f] as const)
      : points;
}
