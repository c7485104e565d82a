/** Bytes of a page of WebAssembly memory. */
export const pageBytes = 65_536;
