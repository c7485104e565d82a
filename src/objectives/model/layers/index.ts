import type { Layer } from '../types';
import { activation } from './activation';
import { dense } from './dense';
import { dropout } from './dropout';
import { norm } from './norm';
import type { LayerRow } from './row';

/** Every kind of layer; a reading that is missing does not compile. */
export const layerRows = { dense, norm, activation, dropout } as const satisfies {
  readonly [K in Layer['kind']]: LayerRow<Extract<Layer, { kind: K }>>;
};

/** The row of a layer's kind. */
export const rowOf = <L extends Layer>({ kind }: L): LayerRow<L> => layerRows[kind] as unknown as LayerRow<L>;
