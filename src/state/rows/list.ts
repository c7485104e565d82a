import { methodsRow } from './methods';
import type { ValuesOf } from './row';
import { rulesRow } from './rules';

/** Which methods run: the same in every mode. */
export const listRows = { rules: rulesRow, methods: methodsRow };

declare module '../types' {
  interface State extends ValuesOf<typeof listRows> {}
}
