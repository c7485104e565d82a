/** The event that tells of files picked elsewhere than on the page. */
export const pickedFiles = 'ravine-files';

/** Hands files on as if they had been dropped. */
export const handFiles = (files: readonly File[]): boolean =>
  document.dispatchEvent(new CustomEvent(pickedFiles, { detail: files }));

/** The event by which dropped files are offered first to what is shown; who takes them prevents its default. */
export const offeredFiles = 'ravine-offered';

/** Whether what is shown has taken dropped files. */
export const offerFiles = (files: readonly File[]): boolean =>
  !document.dispatchEvent(new CustomEvent(offeredFiles, { detail: files, cancelable: true }));
