/**
 * A result, unless a signal is aborted first: then a rejection with its reason, even where the result never comes.
 * `late` gets a result that comes afterwards. Nothing is left on the signal when the result is there.
 */
export function untilAborted<T>(result: T | Promise<T>, signal: AbortSignal, late?: (result: T) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const refuse = () => reject(signal.reason);
    if (signal.aborted) refuse();
    else signal.addEventListener('abort', refuse, { once: true });
    Promise.resolve(result)
      .then(
        (value) => {
          if (signal.aborted) late?.(value);
          else resolve(value);
        },
        (error: unknown) => reject(error),
      )
      .finally(() => signal.removeEventListener('abort', refuse));
  });
}
