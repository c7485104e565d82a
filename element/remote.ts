import type { Ravine } from '../src/api/published';

/** Where the API of an element is at the moment. */
export interface Remote {
  /** The one in the frame, or what has remained of the last one. */
  readonly last: () => Ravine;
  readonly state: () => ReturnType<Ravine['state']>;
  /** Loads the frame if there is none, and keeps it until the work is done. */
  readonly during: <T>(work: (ravine: Ravine) => Promise<T>) => Promise<T>;
}

/** The automation API of an element, whose frame may go and come back meanwhile: what has to be asked of it loads it. */
export const remoteRavine = ({ last, state, during }: Remote): Ravine =>
  new Proxy({} as Ravine, {
    get(_, name) {
      if (name === 'state') return state;
      const value: unknown = Reflect.get(last(), name);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]) =>
        during(async (ravine) => (Reflect.get(ravine, name) as (...args: unknown[]) => Promise<unknown>)(...given));
    },
  });
