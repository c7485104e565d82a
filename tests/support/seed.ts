import fc from 'fast-check';
import { vi } from 'vitest';
import '../../src/modes/registry';

/** The same random inputs in every run: a red test is red for everybody. Another seed: RAVINE_SEED. */
fc.configureGlobal({ seed: Number(process.env.RAVINE_SEED ?? 2016) });

/** Files of `data/` come from the disk, whichever test of a process is the first to load them. */
vi.mock('../../src/modes/train/bytes', async () => ({ dataBytes: (await import('./data')).dataBytes }));
