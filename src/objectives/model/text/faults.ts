/** What can be wrong with the text of a model. */
export type ModelFaultCode =
  | 'empty'
  | 'too-long'
  /** Something that the grammar `name(width,…,key=value,…)` has no place for. */
  | 'unexpected-token'
  | 'unknown-model'
  | 'unknown-key'
  | 'key-twice'
  /** Not one of the words that the key takes. */
  | 'unknown-value'
  | 'not-number'
  /** A number beyond what the key takes. */
  | 'range'
  | 'no-widths'
  | 'too-many-layers'
  /** `sd` has a meaning beside `init=normal` alone. */
  | 'sd-alone';

/** One mistake: where it is in the text as read, what stands there, what was expected, and what may have been meant. */
export interface ModelFault {
  readonly code: ModelFaultCode;
  /** UTF-16 units from the beginning. */
  readonly position: number;
  readonly found: string;
  /** Words of the language, numbers or signs: the same in every language. */
  readonly expected: string;
  readonly suggestion?: string;
}
