import { signal } from '@preact/signals-core';
import type { ExportOptions } from '../../api/published';
import type { Dictionary } from '../../i18n/words';
import { fill } from '../../i18n/words';
import type { Format } from '../../take/types';
import { faultText } from './fault-text';
import type { Taking } from './model';

/** What is said of the last file: a sentence, and whether it is a fault. */
export interface Said {
  readonly text: (words: Dictionary) => string;
  readonly fault: boolean;
}

/** The making of one file after another, as the sheet shows it. */
export class TakeJob {
  /** The share that is done; undefined while nothing is made. */
  readonly done = signal<number | undefined>(undefined);
  readonly said = signal<Said | undefined>(undefined);
  private ended = new AbortController();

  constructor(private readonly taking: Taking) {}

  /** Makes a file; undefined where there is none, and why is said. */
  async make(format: string, options: ExportOptions): Promise<Blob | undefined> {
    if (this.done.peek() !== undefined) return undefined;
    this.ended = new AbortController();
    const { signal: ending } = this.ended;
    this.said.value = undefined;
    this.done.value = 0;
    const progress = (done: number) => {
      this.done.value = done;
    };
    try {
      return await this.taking.make(format, options, { progress, signal: ending });
    } catch (error) {
      this.said.value = ending.aborted ? { text: ({ take }) => take.cancelled, fault: false } : faultOf(error);
      return undefined;
    } finally {
      this.done.value = undefined;
    }
  }

  /** Makes a file and gives it to the person. */
  async save(format: string, { extension }: Format, options: ExportOptions, stem: string): Promise<void> {
    const blob = await this.make(format, options);
    if (!blob) return;
    const name = `${stem}.${extension}`;
    this.taking.save(blob, name);
    this.said.value = { text: ({ take }) => fill(take.saved, { name, size: sizeOf(blob.size) }), fault: false };
  }

  /** Says whether a text was put on the clipboard. */
  copied(copied: boolean): void {
    this.said.value = { text: ({ take }) => (copied ? take.copied : take.copyFailed), fault: !copied };
  }

  /** Ends what is being made. */
  cancel(): void {
    this.ended.abort();
  }
}

const faultOf = (error: unknown): Said => ({ text: (words) => faultText(words, error), fault: true });

/** A number of bytes in kB or MB of a thousand. */
const sizeOf = (bytes: number): string =>
  bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
