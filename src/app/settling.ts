import type { ReadonlySignal } from '@preact/signals-core';

interface Failing {
  readonly failure: ReadonlySignal<Error | undefined>;
}

/** What a picture may have to wait for. */
export interface Awaited {
  readonly ready: Promise<void>;
  readonly painter: Failing & { readonly settled: () => Promise<void> };
  readonly race: Failing;
  readonly landmarks: Failing;
  readonly loss: Failing;
  readonly modes: Failing & { readonly settled: () => Promise<void> };
}

/** Resolves when all that is shown is computed and drawn; rejects with what keeps it from being so. */
export function settling({ loss, race, landmarks, painter, ready, modes }: Awaited): () => Promise<void> {
  return async () => {
    await ready;
    await painter.settled();
    await modes.settled();
    const failure = [loss, race, landmarks, modes, painter].map((one) => one.failure.peek()).find((error) => error);
    if (failure) throw failure;
  };
}
