import { type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import type { CsvReader } from '../../../engine/data/csv';
import { guessedChoice, withKind, withUse } from '../../../objectives/data/csv/choice';
import { CsvFault, type CsvProblem } from '../../../objectives/data/csv/fault';
import type { ColumnKind, ColumnUse, CsvChoice, CsvSummary, CsvTable } from '../../../objectives/data/csv/types';

/** Why nothing comes of a file: what is wrong with the table, that it is one of Ravine's own files, or that it cannot be opened. */
export type OwnFault =
  | CsvProblem
  | { readonly code: 'ravine' }
  | { readonly code: 'unreadable'; readonly reason: string };

/** A person's own file on the way to a table. */
export interface OwnFile {
  readonly name: string;
  /** Share of the file that has been gone through; undefined when nothing is being read. */
  readonly share?: number;
  readonly summary?: CsvSummary;
  readonly choice?: CsvChoice;
  readonly fault?: OwnFault;
  /** The table as it is chosen at present. */
  readonly result?: CsvTable;
}

/** A file of one's own: it is read in this browser, and is no part of the state. */
export interface Own {
  readonly file: ReadonlySignal<OwnFile | undefined>;
  /** Each resolves when the table is there, or why there is none, or when something newer was asked for. */
  take(file: File): Promise<void>;
  setHeader(header: boolean): Promise<void>;
  setUse(column: number, use: ColumnUse): Promise<void>;
  setKind(column: number, kind: ColumnKind): Promise<void>;
  /** Puts the file away. */
  remove(): void;
  dispose(): void;
}

/** Reads files with a reader, the newest alone. */
export function createOwn(reader: Pick<CsvReader, 'scan' | 'table' | 'dispose'>): Own {
  const shown = signal<OwnFile | undefined>(undefined);
  const { during, drop } = newestOf(shown);
  let source: File | undefined;

  const scan = (file: File, header: boolean | undefined) =>
    during({ name: file.name }, async (watch) => {
      if (await isOfRavine(file)) return { fault: { code: 'ravine' } };
      const summary = await reader.scan(file, header, watch);
      const choice = guessedChoice(summary);
      if (!watch.signal.aborted) shown.value = { name: file.name, share: 0, summary, choice };
      return { result: await reader.table(file, summary, choice, watch) };
    });

  const choose = async (change: (summary: CsvSummary, choice: CsvChoice) => CsvChoice) => {
    const { name, summary, choice } = shown.peek() ?? {};
    const file = source;
    if (!file || name === undefined || !summary || !choice) return;
    const next = change(summary, choice);
    await during({ name, summary, choice: next }, async (watch) => ({
      result: await reader.table(file, summary, next, watch),
    }));
  };

  const remove = () => {
    drop(new Error('the file was put away'));
    source = undefined;
    shown.value = undefined;
  };
  return {
    file: shown,
    take: (file) => {
      source = file;
      return scan(file, undefined);
    },
    setHeader: async (header) => {
      if (source) await scan(source, header);
    },
    setUse: (column, use) => choose((summary, choice) => withUse(summary, choice, column, use)),
    setKind: (column, kind) => choose((_, choice) => withKind(choice, column, kind)),
    remove,
    dispose: () => {
      remove();
      reader.dispose();
    },
  };
}

/** How work on a file is shown: the newest alone. */
function newestOf(shown: Signal<OwnFile | undefined>) {
  let current = new AbortController();
  const drop = (reason: Error) => current.abort(reason);
  return {
    drop,
    /** Does some work on the file; what is wrong with it is shown, and what has been overtaken is forgotten. */
    during: async (
      from: OwnFile,
      work: (watch: { signal: AbortSignal; onFrame: (share: number) => void }) => Promise<Partial<OwnFile>>,
    ): Promise<void> => {
      drop(new Error('something newer was asked for'));
      current = new AbortController();
      const { signal } = current;
      shown.value = { ...from, share: 0 };
      const onFrame = (share: number) => {
        const { share: before = 0 } = shown.value ?? {};
        if (!signal.aborted && shown.value && share >= before + 0.02) shown.value = { ...shown.value, share };
      };
      const found = await work({ signal, onFrame }).catch((error: unknown) => ({ fault: faultOf(error) }));
      if (signal.aborted) return;
      const { share: _, ...last } = shown.value ?? from;
      shown.value = { ...last, ...found };
    },
  };
}

/** Whether a file is one of those that are exported here: its first line says so, and JSON is no table at all. */
async function isOfRavine(file: Blob): Promise<boolean> {
  return /^\uFEFF?\s*(\{|"?#\s*ravine)/i.test(await file.slice(0, 64).text());
}

function faultOf(error: unknown): OwnFault {
  if (error instanceof CsvFault) return error.problem;
  return { code: 'unreadable', reason: error instanceof Error ? error.message : String(error) };
}
