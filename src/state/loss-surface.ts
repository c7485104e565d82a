import { signal } from '@preact/signals-core';
import { printModel } from '../objectives/model/text/print';
import type { SurfaceDefinition } from '../surfaces/types';
import { showsSurface } from './ground';
import type { State } from './types';

/** The loss of a model in the plane of its two parameters. */
export interface LossSurface extends SurfaceDefinition {
  /** Its formula with numbers of few digits, to be read. */
  readonly brief: string;
  /** Rows that train. */
  readonly rows: number;
}

/** As many as one goes back to. */
const most = 8;

/** Those whose data is there, by their keys; who reads one hears of it when it comes. */
const there = signal<ReadonlyMap<string, LossSurface>>(new Map());

/** What a loss surface depends on. */
export const lossKeyOf = ({ data, split, features, model, sample, seed }: State): string =>
  JSON.stringify([data, split, features, printModel(model), ...(sample ? [sample, seed] : [])]);

/** The loss surface of a state; undefined where none is shown, and until its data is there. */
export const lossSurfaceOf = (state: State): LossSurface | undefined =>
  state.data !== undefined && showsSurface(state) ? there.value.get(lossKeyOf(state)) : undefined;

/** Makes a loss surface known, once its data is there. */
export function keepLossSurface(key: string, surface: LossSurface): void {
  there.value = new Map([...there.peek(), [key, surface] as const].slice(-most));
}
