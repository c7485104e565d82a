import type { ParallelColumn } from './types';

/** Columns of values after updates, at most so many points: where there are more, every second of them goes. */
export class Columns {
  readonly columns: Record<string, { at: number[]; value: number[] }> = {};
  /** Points are taken where the count is a multiple of it. */
  stride: number;
  private readonly counts: number[] = [];

  constructor(
    private readonly most: number,
    stride = 1,
  ) {
    this.stride = Math.max(1, stride);
  }

  /** Whether a point is taken at a count that goes up by one from call to call. */
  asks(count: number): boolean {
    return count % this.stride === 0;
  }

  /** Takes a point; the last one, wherever it is, may be taken once more than `asks` says. */
  take(count: number, at: number, values: Readonly<Record<string, number>>): void {
    if (this.counts.at(-1) === count) return;
    this.counts.push(count);
    for (const [name, value] of Object.entries(values)) {
      this.columns[name] ??= { at: [], value: [] };
      const column = this.columns[name];
      column.at.push(at);
      column.value.push(value);
    }
    if (this.counts.length > Math.max(2, this.most)) this.thin();
  }

  private thin(): void {
    this.stride *= 2;
    const kept = this.counts.flatMap((count, i) => (count % this.stride === 0 ? [i] : []));
    this.counts.splice(0, this.counts.length, ...kept.map((i) => this.counts[i]));
    for (const column of Object.values(this.columns)) {
      column.at = kept.map((i) => column.at[i]);
      column.value = kept.map((i) => column.value[i]);
    }
  }

  /** As they are now. */
  copy(): Record<string, ParallelColumn> {
    return Object.fromEntries(
      Object.entries(this.columns).map(([name, { at, value }]) => [name, { at: at.slice(), value: value.slice() }]),
    );
  }
}
