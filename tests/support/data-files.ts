import { dataFile, dataFiles } from '../../scripts/data/files.mjs';

/** Data sets are converted before the first test, and kept: no test waits for it, and none does it twice. */
export default async function convert(): Promise<void> {
  for (const name of dataFiles) await dataFile(name);
}
