import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure, root, run } from './run.mjs';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }} Locked */

/** Installs the locked packages when node_modules is absent or is not what package-lock.json asks for. */
export async function installPackages() {
  if (isInstalled(lockedIn('package-lock.json'), lockedIn('node_modules/.package-lock.json'))) return;
  console.log('ravine: installing packages (npm ci)');
  const args = ['ci', '--include=dev', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'];
  const cli = process.env.npm_execpath;
  const options = { minutes: 10 };
  try {
    if (cli?.endsWith('js')) await run(process.execPath, [cli, ...args], options);
    else await run('npm', args, { ...options, shell: process.platform === 'win32' });
  } catch (error) {
    throw new Failure(`packages could not be installed (npm ci: ${/** @type {Error} */ (error).message})`);
  }
}

/**
 * Whether the installed tree is the locked one. Optional packages may be missing: they are for other platforms.
 * @param {Record<string, Locked> | undefined} locked
 * @param {Record<string, Locked> | undefined} installed
 */
function isInstalled(locked, installed) {
  if (!locked) throw new Failure('package-lock.json is missing');
  if (!installed) return false;
  return Object.entries(locked).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed[path];
    if (!found) return Boolean(wanted.optional || wanted.devOptional || wanted.peer);
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

/**
 * The packages of a lock file by their path; undefined when there is none. npm writes what it really installed to
 * node_modules/.package-lock.json, in the same format.
 * @param {string} file
 * @returns {Record<string, Locked> | undefined}
 */
function lockedIn(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}
