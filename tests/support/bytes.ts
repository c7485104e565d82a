import { vi } from 'vitest';

// Modules are loaded once for all files of tests: whichever loads it first, data come from the disk.
vi.mock('../../src/modes/train/bytes', async () => ({ dataBytes: (await import('./data')).dataBytes }));
