/** The event that tells of files picked elsewhere than on the page. */
export const pickedFiles = 'ravine-files';

/** Hands files on as if they had been dropped. */
export const handFiles = (files: readonly File[]): boolean =>
  document.dispatchEvent(new CustomEvent(pickedFiles, { detail: files }));
