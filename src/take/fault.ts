/** Why a file cannot be made, as a key of the dictionary with the values to fill in. */
const faults = {
  /** Nothing in the browser encodes video of this kind. */
  noEncoder: ['format'],
  /** The address would be longer than links may be; bytes. */
  linkTooLong: ['length', 'max'],
  /** A QR code holds no more than `max` bytes. */
  qrTooLong: ['length', 'max'],
  /** What is shown has no such file, but those of `options`. */
  notOffered: ['format', 'options'],
  tooManyFrames: ['count', 'max'],
  /** The picture became another one while the film was made. */
  changed: [],
} as const;

export type FaultCode = keyof typeof faults;

/** In English for programs; the page has sentences of its own. */
const sentences: Readonly<Record<FaultCode, string>> = {
  noEncoder: 'this browser encodes no video for {format}',
  linkTooLong: 'the link would have {length} bytes; at most {max} are allowed',
  qrTooLong: 'the link has {length} bytes; a QR code holds at most {max}',
  notOffered: '{format} is not made of what is shown; expected one of {options}',
  tooManyFrames: '{count} frames; at most {max} are made, so choose a larger `every`',
  changed: 'the picture was changed meanwhile',
};

/** A file that cannot be made. */
export class TakeFault extends Error {
  constructor(
    readonly code: FaultCode,
    readonly values: Readonly<Record<string, string | number>> = {},
  ) {
    super(`export: ${sentences[code].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]))}`);
  }
}
