import { offeredFiles } from '../../ui/take/picked';

/** Takes a schedule that is dropped while parallel runs are shown. Returns its end. */
export function takeSchedules(shown: () => boolean, take: (file: File) => void): () => void {
  const offered = (event: Event) => {
    const schedule = (event as CustomEvent<readonly File[]>).detail.find(({ name }) => /\.json$/i.test(name));
    if (!schedule || !shown()) return;
    event.preventDefault();
    take(schedule);
  };
  document.addEventListener(offeredFiles, offered);
  return () => document.removeEventListener(offeredFiles, offered);
}
