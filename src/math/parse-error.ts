/** What can be wrong with a text. */
export type ParseErrorCode =
  | 'empty'
  | 'too-long'
  | 'too-many-nodes'
  | 'too-deep'
  | 'unexpected-character'
  | 'invisible-character'
  | 'unexpected-end'
  | 'unexpected-token'
  | 'unknown-name'
  | 'unknown-function'
  | 'argument-count'
  | 'number-range'
  | 'comparison-outside-where';

/** The particulars of a mistake: the offending text, what was expected, what may have been meant. */
export interface ParseErrorDetail {
  readonly name?: string;
  readonly expected?: string;
  readonly suggestion?: string;
}

/** The only error that parsing throws; `position` counts UTF-16 units from the beginning of the text. */
export class ParseError extends Error {
  constructor(
    readonly code: ParseErrorCode,
    readonly position: number,
    readonly detail: ParseErrorDetail = {},
  ) {
    super(`${code} at ${position}${Object.values(detail).length ? `: ${Object.values(detail).join(', ')}` : ''}`);
    this.name = 'ParseError';
  }
}
