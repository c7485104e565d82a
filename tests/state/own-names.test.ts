import { expect, it } from 'vitest';
import { functionNames } from '../../src/math';
import { optimizerOf } from '../../src/optimizers/resolve';
import { decode, encode, formulaOf, ruleOfChoice, type State } from '../../src/state';
import { compileSurface } from '../../src/surfaces/compile';
import { isConstantName } from '../../src/surfaces/constants';

/** Reads a hash in which nothing may be wrong, and which is written with the same meaning. */
function stateOf(hash: string): State {
  const { state, problems } = decode(hash);
  expect(problems).toEqual([]);
  expect(decode(encode(state))).toEqual({ state, problems: [] });
  return state;
}

/** Functions that the language had when the first links were written: no link can have used their names for its own. */
const first = 'sqrt exp log sin cos tan tanh abs sign min max floor where'.split(' ');
const gained = functionNames.filter((name) => !first.includes(name));
const short = gained.filter((name) => /^[A-Za-z][A-Za-z0-9]{0,5}$/.test(name));

it('the language has gained functions', () => expect(short).toContain('mod'));

it.each([...short, 'ln', 'pow', 'lg', 'X', 'x1', 'back', 'delay', 'drift'])(
  'a constant called %s keeps its meaning, with a parenthesis behind it too',
  (name) => {
    expect(isConstantName(name)).toBe(true);
    const at = (f: string) => compileSurface(formulaOf(stateOf(`#constants=${name}:2&f=${f}`))).valueAt(3, 5);
    expect(at(`${name}*x^2 + y`)).toBe(23);
    expect(at(`${name}(x + 1)`)).toBe(8);
  },
);

it.each([...gained, 'back', 'delay', 'drift'])('in a rule, %s is what the link defines', (name) => {
  const written = [
    `state ${name} = 0;${name} = ${name} + g;theta = theta - 0.1*${name}`,
    `${name} = 0.5 [0.1, 1];theta = theta - ${name}*g`,
    `${name} = 2*g;theta = theta - ${name}(0.1)`,
    `perStep ${name} = 1/t;theta = theta - ${name}*g`,
    `perPoint ${name} = sum(g^2);theta = theta - ${name}*g`,
  ];
  for (const rule of written) {
    const state = stateOf(`#methods=rule1&rules=${rule}`);
    const { update } = ruleOfChoice(state.methods[0]);
    expect(update).toContain(name);
    expect(optimizerOf(state.methods[0])).toBeDefined();
  }
  expect(stateOf(`#rules=${written[1]}&methods=rule1(${name}=0.2)`).methods[0].hyper).toEqual({ [name]: 0.2 });
});
