import { integerRow } from './kinds';
import { methodsRow } from './methods';
import type { ValuesOf } from './row';
import { rulesRow } from './rules';

/** Which methods run: the same in every mode. */
export const listRows = {
  rules: rulesRow,
  methods: methodsRow,
  /** Runs of each noisy method, each with its own noise. */
  fan: integerRow({ min: 1, max: 32, default: 1 }),
};

declare module '../types' {
  interface State extends ValuesOf<typeof listRows> {}
}
