import { lazy } from '../../live/lazy';
import type { Context } from '../context';

/** Loads the sheet when it is first asked for, and opens it; undefined where nothing makes files. */
export function takeOpener(context: Context, sheet: HTMLDialogElement): (() => Promise<void>) | undefined {
  const { taking } = context.model;
  if (!taking) return undefined;
  const opening = lazy(async () => {
    const [{ mountTake }] = await Promise.all([import('./sheet'), context.moreWords()]);
    return { show: mountTake(context, taking, sheet) };
  });
  return async () => {
    const opened = await opening.ask().catch(() => undefined);
    opened?.show();
  };
}
