/** @typedef {Readonly<Record<string, () => Promise<void>>>} Parts */

/**
 * Runs parts one after another. One that fails is said at once, and the others go on.
 * @param {Parts} parts
 * @returns {Promise<Record<string, string>>} why, by the names of those that failed
 */
export async function inTurn(parts) {
  /** @type {Record<string, string>} */
  const failed = {};
  for (const [name, run] of Object.entries(parts)) {
    console.log(`\n${name} …`);
    try {
      await run();
    } catch (error) {
      failed[name] = error instanceof Error ? error.message.split('\n')[0] : String(error);
      console.error(`ravine: ${name} failed: ${failed[name]}`);
    }
  }
  return failed;
}
