import { CsvFault } from '../../objectives/data/csv/fault';
import type { CsvChoice, CsvSummary, CsvTable } from '../../objectives/data/csv/types';
import { Host, type JobWatch } from '../host/host';
import type { Outcome } from '../host/jobs';

/** Reads tables of files in a worker of its own, which is there when there is something to read. */
export class CsvReader {
  private readonly host = new Host<'scan' | 'table'>(
    () => new Worker(new URL('./csv-worker.ts', import.meta.url), { type: 'module', name: 'ravine-csv' }),
  );

  /** What is in a file; `header` says whether the first row has the names. Rejects with a CsvFault; frames are the share done. */
  async scan(file: Blob, header: boolean | undefined, watch?: JobWatch<number>): Promise<CsvSummary> {
    return resultOf(await this.host.run('scan', { file, header }, watch));
  }

  /** The table that was chosen. Rejects with a CsvFault. */
  async table(file: Blob, summary: CsvSummary, choice: CsvChoice, watch?: JobWatch<number>): Promise<CsvTable> {
    return resultOf(await this.host.run('table', { file, summary, choice }, watch));
  }

  dispose(): void {
    this.host.dispose(new Error('the reader is gone'));
  }
}

function resultOf<Result>(outcome: Outcome<Result>): Result {
  if ('problem' in outcome) throw new CsvFault(outcome.problem);
  return outcome.result;
}
