/** The version of package.json, put in by the build. */
declare const __VERSION__: string;

/** Reads files in a worker (File API, section 6.5); TypeScript has it with the types of workers alone. */
declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}
