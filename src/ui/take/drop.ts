import { lazy } from '../../live/lazy';
import type { Context } from '../context';
import type { Taking } from './model';
import { offerFiles, pickedFiles } from './picked';

/**
 * Waits for files that are dropped anywhere on the page: what is shown may take them as data, else they are paths. What reads them is
 * loaded with the first. Returns its end.
 */
export function mountDrops(context: Context, taking: Taking, host: HTMLElement): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  const reading = lazy(async () => {
    const [{ mountImports }] = await Promise.all([import('./imports'), context.moreWords()]);
    return { read: mountImports(context, taking, host, signal) };
  });
  const take = async (files: readonly File[]) => {
    const imports = await reading.ask().catch(() => undefined);
    await imports?.read(files);
  };
  const over = (event: DragEvent) => {
    // Without this the browser would open the file in place of the page.
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  };
  const drop = (event: DragEvent) => {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    if (!offerFiles(files)) void take(files);
  };
  document.addEventListener('dragover', over, { signal });
  document.addEventListener('drop', drop, { signal });
  document.addEventListener(pickedFiles, (event) => void take((event as CustomEvent<File[]>).detail), { signal });
  return () => ended.abort();
}
