import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Failure } from './run.mjs';

/**
 * One figure to make: what is shown, in which format, under which name.
 * @typedef {{ hash: string, name: string, format: string, step?: number, options: Record<string, number> }} Figure
 */

/** @typedef {import('./address.mjs').AddressReader} AddressReader */

/** What can be given for all figures on the command line, and for one in a file. */
export const numbers = /** @type {const} */ (['width', 'height', 'scale', 'from', 'to', 'every', 'fps']);

/**
 * Every figure that is asked for, each name once.
 * @param {readonly string[]} wanted ids of scenes, `#…` hashes, or files of scenes
 * @param {Record<string, unknown>} common what holds for all that do not say otherwise
 * @param {AddressReader} reader
 * @returns {Figure[]}
 */
export function figuresOf(wanted, common, reader) {
  const figures = wanted.flatMap((item) =>
    item.endsWith('.json')
      ? entriesIn(item).flatMap((entry) => figuresFrom({ ...common, ...entry }, item, reader))
      : figuresFrom({ ...common, scene: item }, item, reader),
  );
  const seen = new Set();
  for (const { name, format } of figures) {
    const file = `${name}.${format}`;
    if (seen.has(file)) throw new Failure(`two figures would be called ${file}: give them different names`);
    seen.add(file);
  }
  return figures;
}

/**
 * @param {string} file
 * @returns {Record<string, unknown>[]}
 */
function entriesIn(file) {
  let list;
  try {
    list = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Failure(`${file} cannot be read: ${/** @type {Error} */ (error).message}`);
  }
  if (!Array.isArray(list)) throw new Failure(`${file}: expected a list of scenes`);
  return list.map((entry) => (typeof entry === 'string' ? { scene: entry } : entry));
}

/**
 * The hash of a whole address, or of one whose # was lost or escaped by a shell; an id as it is.
 * @param {unknown} scene
 */
function hashIn(scene) {
  if (typeof scene !== 'string' || !/[#=]|%23/.test(scene)) return scene;
  return `#${scene.trim().replace(/^(?:[^#=]*#|%23)/, '')}`;
}

/**
 * @param {Record<string, unknown>} entry
 * @param {string} where for the message when it cannot be used
 * @param {AddressReader} reader
 * @returns {Figure[]}
 */
function figuresFrom(entry, where, reader) {
  const scene = hashIn(entry.scene ?? entry.hash);
  if (typeof scene !== 'string' || scene === '')
    throw new Failure(`${where}: a figure needs a scene, its id or a #… hash`);
  const given = scene.startsWith('#') ? scene : `#scene=${encodeURIComponent(scene)}`;
  const hash = withSteps(given, entry.steps, reader);
  const formats = [entry.format ?? 'png'].flat().flatMap((format) => String(format).split(','));
  const name = String(entry.name ?? nameOf(scene, reader));
  if (!/^[\w.-]+$/.test(name))
    throw new Failure(`${where}: ${name} cannot be the name of a file; use letters, digits, . - _`);
  const options = Object.fromEntries(
    numbers.filter((key) => entry[key] !== undefined).map((key) => [key, numberOf(key, entry[key])]),
  );
  const step = entry.step === undefined ? stepIn(given, reader) : numberOf('step', entry.step);
  return formats.map((format) => ({ hash, name, format, options, ...(step !== undefined && { step }) }));
}

/**
 * A scene is called by its id, a hash by the scene or surface in it and a digest of the rest.
 * @param {string} scene
 * @param {AddressReader} reader
 */
function nameOf(scene, { decode, namedIn }) {
  if (!scene.startsWith('#')) return scene;
  const named = namedIn(scene);
  const { state } = decode(scene);
  const said = (named.has('scene') && state.scene) || (named.has('surface') && state.surface) || 'figure';
  return `${said}-${createHash('sha256').update(scene).digest('hex').slice(0, 8)}`;
}

/**
 * @param {string} hash
 * @param {AddressReader} reader
 */
const stepIn = (hash, { decode, namedIn }) => (namedIn(hash).has('step') ? decode(hash).state.step : undefined);

/**
 * A hash with another number of steps; one with a fault is left to the page, which names it.
 * @param {string} hash
 * @param {unknown} steps
 * @param {AddressReader} reader
 */
function withSteps(hash, steps, { decode, encode }) {
  if (steps === undefined) return hash;
  const { state, problems } = decode(hash);
  return problems.length > 0 ? hash : encode({ ...state, steps: numberOf('steps', steps) });
}

/**
 * @param {string} key
 * @param {unknown} value
 */
function numberOf(key, value) {
  const number = Number(value);
  if (value === '' || !Number.isFinite(number)) throw new Failure(`--${key}: expected a number, got ${value}`);
  return number;
}
