import type { Context } from '../context';

/** Loads the sheet when it is first asked for, and opens it; undefined where nothing makes files. */
export function takeOpener(context: Context, sheet: HTMLDialogElement): (() => Promise<void>) | undefined {
  const { taking } = context.model;
  if (!taking) return undefined;
  let opening: Promise<() => void> | undefined;
  return async () => {
    opening ??= Promise.all([import('./sheet'), context.moreWords()]).then(([{ mountTake }]) =>
      mountTake(context, taking, sheet),
    );
    (await opening)();
  };
}
