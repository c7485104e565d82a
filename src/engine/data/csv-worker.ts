import type { ByteSource } from '../../objectives/data/csv/encoding';
import { CsvFault } from '../../objectives/data/csv/fault';
import { readCsv } from '../../objectives/data/csv/read';
import { scanCsv } from '../../objectives/data/csv/scan';
import type { Outcome } from '../host/jobs';
import { serve } from '../host/serve';

serve({
  scan: ({ file, header }) => outcome(file, (source) => scanCsv(source, header)),
  table: function* ({ file, summary, choice }) {
    const found = yield* outcome(file, (source) => readCsv(source, summary, choice));
    if ('problem' in found) return found;
    const { table, rows } = found.result;
    return { ...found, moved0: table.inputs.values, moved1: table.targets, moved2: rows };
  },
});

/** Does the work part by part, with how much of the file has been read as its frames. */
function* outcome<Result>(
  file: Blob,
  begin: (source: ByteSource) => Generator<undefined, Result>,
): Generator<number, Outcome<Result>> {
  const reader = new FileReaderSync();
  let read = 0;
  const work = begin({
    size: file.size,
    bytes: (from, to) => {
      read = to;
      return new Uint8Array(reader.readAsArrayBuffer(file.slice(from, to)));
    },
  });
  try {
    for (;;) {
      const { done, value } = work.next();
      if (done) return { result: value };
      yield file.size > 0 ? read / file.size : 1;
    }
  } catch (error) {
    if (error instanceof CsvFault) return { problem: error.problem };
    throw error;
  }
}
