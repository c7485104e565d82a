import { baseOf, sourceOf } from './base';
import { expected } from './expectation';
import { escapePercent, lengthProblem, splitHash } from './hash';
import { keys, rowOf } from './registry';
import { differs, fitted } from './schema';
import type { Problem, State } from './types';

/** The state that a hash names, always usable, and everything in it that could not be used. */
export interface Decoded {
  readonly state: State;
  readonly problems: readonly Problem[];
}

const version = 'v';
const naming: readonly (keyof State)[] = ['scene', 'surface', 'constants', 'f'];

/** Reads a hash, with or without `#`. Never throws: what cannot be used is a problem, and the base's value stands. */
export function decode(hash: string): Decoded {
  const tooLong = lengthProblem(hash);
  if (tooLong) return { state: baseOf({}), problems: [tooLong] };
  const { fields, problems } = splitHash(hash, new Set([version, ...keys()]));
  const found = [...problems];
  const read = (state: State, key: keyof State): State => readKey(state, key, fields, found);
  found.push(...versionProblem(fields.get(version)));
  const named = naming.reduce(read, unnamed());
  found.push(...conflictProblem(named));
  const { domain } = read(baseOf(named), 'domain');
  const settings = keys().filter((key) => !naming.includes(key) && key !== 'domain');
  // What the scene opens with may not fit beside what the hash names.
  const state = fitted(settings.reduce(read, baseOf(named, domain)));
  return { state, problems: found };
}

/** The hash of a state: `#v=1`, its scene, surface or formula, and what differs from their base. */
export function encode(state: State): string {
  const source = sourceOf(state);
  const nothing = { scene: undefined, surface: undefined, f: undefined, constants: {} };
  const base: State = { ...baseOf(source, state.domain), domain: baseOf(source).domain, ...nothing };
  const shown: State = { ...state, ...source };
  // What is undefined is written only where the base has something, which is put away.
  const written = keys().filter((key) => (shown[key] ?? base[key]) !== undefined && differs(key, shown, base));
  return `#${[`${version}=1`, ...written.map((key) => `${key}=${escapePercent(print(shown, key))}`)].join('&')}`;
}

const unnamed = (): State => ({ ...baseOf({}), scene: undefined, surface: undefined, f: undefined, constants: {} });

function readKey<K extends keyof State>(
  state: State,
  key: K,
  fields: ReadonlyMap<string, string>,
  problems: Problem[],
): State {
  const text = fields.get(key);
  if (text === undefined) return state;
  const reading = rowOf(key).read(text, state);
  problems.push(...reading.wrong.map((fault) => ({ key, ...fault })));
  return 'value' in reading ? { ...state, [key]: reading.value } : state;
}

const print = <K extends keyof State>(state: State, key: K): string => rowOf(key).print(state[key], state);

function versionProblem(found: string | undefined): Problem[] {
  return found === undefined || found === '1' ? [] : [{ key: version, found, expected: expected('version') }];
}

/** A formula takes the place of a surface; to give both is a mistake. */
function conflictProblem({ surface, f }: State): Problem[] {
  return surface === undefined || f === undefined
    ? []
    : [{ key: 'surface', found: surface, expected: expected('besideF') }];
}
