import type { ReadonlySignal } from '@preact/signals-core';

/** What a picture may have to wait for. */
export interface Awaited {
  readonly ready: Promise<void>;
  readonly painter: { readonly settled: () => Promise<void> };
  readonly racer: { readonly failure: ReadonlySignal<Error | undefined> };
  readonly swarmer: { readonly failure: ReadonlySignal<Error | undefined> };
  readonly maps: { readonly shown: () => boolean; readonly settled: () => Promise<void> };
}

/** Resolves when the newest picture is drawn; rejects with what keeps it from being drawn. */
export function settling({ racer, swarmer, painter, ready, maps }: Awaited): () => Promise<void> {
  return async () => {
    await ready;
    await painter.settled();
    if (maps.shown()) await maps.settled();
    const failure = racer.failure.peek() ?? swarmer.failure.peek();
    if (failure) throw failure;
  };
}
