import { encodingOf } from '../../objectives/data/csv/encoding';

/** The text of a file: UTF-8, or UTF-16 as some spreadsheets save it. */
export const textOf = (bytes: Uint8Array): string => new TextDecoder(encodingOf(bytes)).decode(bytes);
