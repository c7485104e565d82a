import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** A failure whose message is all that the person needs to see. */
export class Failure extends Error {}

/**
 * Runs a program in the project's root with its output passed through, and kills it with its children after `minutes`.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ minutes: number, env?: Record<string, string>, shell?: boolean }} options
 * @returns {Promise<void>} rejects with a Failure when it does not start, does not end in time, or does not exit with 0
 */
export function run(program, args, { minutes, env = {}, shell = false }) {
  const grouped = process.platform !== 'win32';
  const child = spawn(program, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
    detached: grouped,
    shell,
  });
  const stop = () => killTree(child, grouped);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      stop();
      reject(new Failure(`no end after ${minutes} min, stopped`));
    }, minutes * 60_000);
    // A detached child is in its own process group: Ctrl+C reaches only us, so it is handed on.
    const interrupted = () => {
      stop();
      process.exit(130);
    };
    process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
    const settle = (/** @type {() => void} */ outcome) => {
      clearTimeout(timer);
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
      outcome();
    };
    child.on('error', (error) => settle(() => reject(new Failure(`${program} did not start: ${error.message}`))));
    child.on('exit', (code, signal) =>
      settle(() => (code === 0 ? resolve() : reject(new Failure(`exit ${code ?? signal}`)))),
    );
  });
}

/**
 * Runs one of the installed development tools by its script, without npx and without a shell.
 * @param {string} script path from node_modules
 * @param {readonly string[]} args
 * @param {{ minutes: number, env?: Record<string, string> }} options
 */
export function runTool(script, args, options) {
  return run(
    process.execPath,
    [fileURLToPath(new URL(`../node_modules/${script}`, import.meta.url)), ...args],
    options,
  );
}

/**
 * Runs `main` and turns a failure into one line and exit code 1.
 * @param {() => Promise<void>} main
 */
export async function verdict(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    console.error(`ravine: ${error.message}`);
    process.exitCode = 1;
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {boolean} grouped
 */
function killTree(child, grouped) {
  if (child.pid === undefined) return;
  try {
    process.kill(grouped ? -child.pid : child.pid, 'SIGKILL');
  } catch {
    // It ended by itself meanwhile.
  }
}
