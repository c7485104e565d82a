import type { ModeHost, Mounted } from '../mode';

export function mountParallel(_host: ModeHost): Mounted {
  return { settled: async () => undefined, dispose: () => undefined };
}
