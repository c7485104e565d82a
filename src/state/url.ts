import { scenes } from '../scenes/catalog';
import { baseOf, type Source, sourceOf } from './base';
import { expected } from './expectation';
import { followsOf } from './ground';
import { escapeEnd, escapeLittle, escapePercent, lengthProblem, splitHash } from './hash';
import { mendings } from './mend';
import { keys, opensOf, rowOf } from './registry';
import { differs, fitted } from './schema';
import type { Problem, State } from './types';

/** The state that a hash names, always usable, and everything in it that could not be used. */
export interface Decoded {
  readonly state: State;
  readonly problems: readonly Problem[];
}

const version = 'v';
const naming: readonly (keyof State)[] = ['scene', 'surface', 'constants', 'f', 'data'];

/** Reads a hash, with or without `#`. Never throws: what cannot be used is a problem, and the base's value stands. */
export function decode(hash: string): Decoded {
  const tooLong = lengthProblem(hash);
  if (tooLong) return { state: baseOf({}), problems: [tooLong] };
  const { fields, last, problems } = splitHash(hash, { keys: [version, ...keys()], scenes });
  const found = [...problems, ...versionProblem(fields.get(version))];
  const read = (state: State, key: keyof State): State => readKey(state, key, fields.get(key), key === last, found);
  const bare = naming.reduce(read, unnamed());
  const unsaid = naming.every((key) => !fields.has(key));
  const named = unsaid ? { ...bare, scene: opensOf(fields.get('show') ?? '') } : bare;
  found.push(...conflictProblem(named));
  const { domain } = read(baseOf(named), 'domain');
  const settings = keys().filter((key) => !naming.includes(key) && key !== 'domain');
  const [first, next, rest] = [1, 2, undefined].map((turn) => settings.filter((key) => rowOf(key).early === turn));
  const said = first.reduce(read, baseOf(named, domain));
  const begun = fitted(next.reduce(read, followed(said, fields)));
  // What the scene opens with may not fit beside what the hash names.
  const state = fitted(followed(rest.reduce(read, begun), fields));
  return { state, problems: found };
}

/** A state with what follows from its model and data, but for what is named. */
function followed(state: State, named: ReadonlyMap<string, unknown>): State {
  if (state.data === undefined) return state;
  const follows = Object.entries(followsOf(state)).filter(([key]) => !named.has(key));
  return { ...state, ...Object.fromEntries(follows) };
}

/** The keys that a hash gives a value, whether or not it can be used. */
export const namedIn = (hash: string): ReadonlySet<string> =>
  new Set(splitHash(hash, { keys: [version, ...keys()], scenes }).fields.keys());

/** The hash of a state: `#v=1`, its scene, surface or formula, and what differs from their base. */
export const encode = (state: State): string => escapeEnd(hashOf(state, escapePercent));

/** The same with as little escaped as a browser needs: nothing may take it apart on its way. */
export const encodeShort = (state: State): string => hashOf(state, escapeLittle);

function hashOf(state: State, escaped: (text: string) => string): string {
  const source = sourceOf(state);
  const nothing = { scene: undefined, surface: undefined, f: undefined, constants: {}, data: undefined };
  const base: State = { ...baseBeside(state, source), ...nothing };
  const shown: State = { ...state, ...source };
  // What is undefined is written only where the base has something, which is put away.
  const written = keys().filter(
    (key) => (shown[key] ?? base[key]) !== undefined && !rowOf(key).follows?.(state) && differs(key, shown, base),
  );
  return `#${[`${version}=1`, ...written.map((key) => `${key}=${escaped(print(shown, key))}`)].join('&')}`;
}

/** What a state differs from: its base, and what follows from its model and data, as far as the state allows it. */
function baseBeside(state: State, source: Source): State {
  const base = { ...baseOf(source, state.domain), domain: baseOf(source).domain };
  if (state.data === undefined) return base;
  const given = { ...base, ...followsOf(state) };
  const near = <K extends 'start' | 'view'>(key: K) => rowOf(key).nearest?.(given[key], state) ?? given[key];
  return { ...given, start: near('start'), view: near('view') };
}

const unnamed = (): State => ({
  ...baseOf({}),
  ...{ scene: undefined, surface: undefined, f: undefined, constants: {}, data: undefined },
});

function readKey<K extends keyof State>(
  state: State,
  key: K,
  text: string | undefined,
  last: boolean,
  problems: Problem[],
): State {
  if (text === undefined) return state;
  const asWritten = rowOf(key).read(text, state);
  const reading = asWritten.wrong.length === 0 ? asWritten : (mended(state, key, text, last) ?? asWritten);
  problems.push(...reading.wrong.map((fault) => ({ key, ...fault })));
  return 'value' in reading ? { ...state, [key]: reading.value } : state;
}

/** The first reading without a fault of what a damaged value may have been. */
function mended<K extends keyof State>(state: State, key: K, text: string, last: boolean) {
  for (const whole of mendings(text, last)) {
    const reading = rowOf(key).read(whole, state);
    if (reading.wrong.length === 0) return reading;
  }
  return undefined;
}

const print = <K extends keyof State>(state: State, key: K): string => rowOf(key).print(state[key], state);

function versionProblem(found: string | undefined): Problem[] {
  return found === undefined || [found, ...mendings(found, true)].includes('1')
    ? []
    : [{ key: version, found, expected: expected('version') }];
}

/** A formula takes the place of a surface, and both that of data; to give two is a mistake. */
function conflictProblem({ surface, f, data }: State): Problem[] {
  const besideF = { key: 'surface', found: surface ?? '', expected: expected('besideF') };
  const beside = { key: 'data', found: data ?? '', expected: expected('besideData', { key: f ? 'f' : 'surface' }) };
  return [
    ...(surface === undefined || f === undefined ? [] : [besideF]),
    ...(data === undefined || (surface ?? f) === undefined ? [] : [beside]),
  ];
}
