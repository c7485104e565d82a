export type { Account, StateChange } from './account';
export { tellerOf } from './account';
export type { FilledLine } from './lines';
export type { Pair } from './pair';
export { replayOf } from './replay';
export { type Vector, type VectorKind, vectorsOf } from './vectors';
export { type Reason, type ReasonId, reasonIds } from './why';
