import type { Program } from '../../math';
import { Layout } from './layout';

/** x, y, f and ok of a start. */
type Start = readonly [x: number, y: number, f: number, ok: 0 | 1];

/** The name of a state's field; `theta` keeps its own, others end in `_`, so that no name of a rule meets a word of WGSL. */
export const stateField = (state: string): string => (state === 'theta' ? state : `${state}_`);

/** The struct of the parameters and a rule's states, theta first. */
export const stateOf = ({ states }: Program): Layout<string> =>
  new Layout('State', 'Parameters and the rule’s states.', {
    theta: ['Param', 'The parameters.'],
    ...Object.fromEntries(states.map(({ name }) => [stateField(name), ['Param', `The state ${name}.`]] as const)),
  });

/** The struct of a run of a rule between two dispatches. */
export const particleOf = (program: Program): Layout<'state' | 'f' | 'ok'> =>
  new Layout('Particle', 'A run between two dispatches.', {
    state: [stateOf(program), 'Parameters and the rule’s states.'],
    f: ['f32', 'f at theta.'],
    ok: ['u32', '1 while every value has been valid and finite; then 0, and the run stays where it was.'],
  });

/** So many particles of a rule before the first step. */
export function particlesAt(program: Program, count: number, startAt: (i: number) => Start): Uint32Array<ArrayBuffer> {
  // One for all: there may be a quarter of a million.
  const state = [0, 0, ...program.states.flatMap(({ initial }) => [initial, initial])];
  return particleOf(program).packed(count, (i) => {
    const [x, y, f, ok] = startAt(i);
    state[0] = x;
    state[1] = y;
    return { state, f, ok };
  });
}
