import type { ReadonlySignal } from '@preact/signals-core';

interface Failing {
  readonly failure: ReadonlySignal<Error | undefined>;
}

/** What a picture may have to wait for. */
export interface Awaited {
  readonly ready: Promise<void>;
  readonly painter: Failing & { readonly settled: () => Promise<void> };
  readonly race: Failing;
  readonly swarm: Failing;
  readonly maps: { readonly shown: () => boolean; readonly settled: () => Promise<void> };
}

/** Resolves when the newest picture is drawn; rejects with what keeps it from being drawn. */
export function settling({ race, swarm, painter, ready, maps }: Awaited): () => Promise<void> {
  return async () => {
    await ready;
    await painter.settled();
    if (maps.shown()) await maps.settled();
    const failure = race.failure.peek() ?? swarm.failure.peek() ?? painter.failure.peek();
    if (failure) throw failure;
  };
}
