/** Resolves when the newest of the promises that `pending` gives has resolved, and none came meanwhile. */
export async function latestOf(pending: () => Promise<void>): Promise<void> {
  let waited: Promise<void>;
  do {
    waited = pending();
    await waited;
  } while (waited !== pending());
}
