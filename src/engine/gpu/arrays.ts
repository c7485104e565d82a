import array from '../../../shaders/array.wgsl?raw';
import chance from '../../../shaders/chance.wgsl?raw';
import lookahead from '../../../shaders/lookahead.wgsl?raw';
import numbers from '../../../shaders/numbers.wgsl?raw';
import sum from '../../../shaders/sum.wgsl?raw';
import update from '../../../shaders/update.wgsl?raw';
import { type Node, singleValidity } from '../../math';
import { emitWgsl, paramWidth } from '../../math/wgsl';
import { keptNames, lateArrays, type ParameterRule } from '../parameters';
import { normal } from './chance';
import { constantsWgsl } from './layout';

/** Threads of a workgroup. */
export const threads = 256;

/** Binding of what is added up, where a rule asks for it; theta's array and the states' follow, then back's and drift's. */
export const totalsBinding = 3;
export const firstArray = 4;

/** The whole text of `update.wgsl` for a rule. */
export const updateText = (rule: ParameterRule): string =>
  linked(rule, update, [
    rule.sums.length > 0 ? totalsWgsl('read', totalsBinding) : '',
    noiseWgsl(rule),
    functionWgsl(rule, 'The rule: the state after a step with gradient g.', {
      head: 'fn update(s: State, g: Param, i: u32) -> Updated',
      nodes: rule.update,
      result: (outputs, ok) => `Updated(State(${outputs.join(', ')}), ${ok})`,
    }),
    `// A state, and where every operation on the way was valid.
struct Updated {
  state: State,
  ok: ParamB,
}
`,
  ]);

/** The whole text of `lookahead.wgsl` for a rule that has one. */
export const lookaheadText = (rule: ParameterRule & { readonly gradientAt: Node }): string =>
  linked(rule, lookahead, [
    `// A point, and where it is valid.
struct GradientPoint {
  theta: Param,
  ok: ParamB,
}
`,
    functionWgsl(rule, 'Where the gradient is taken.', {
      head: 'fn gradientPoint(s: State) -> GradientPoint',
      nodes: [rule.gradientAt],
      result: ([at], ok) => `GradientPoint(${at}, ${ok})`,
    }),
  ]);

/** The whole text of `sum.wgsl` for a sum of a rule. */
export const sumText = (rule: ParameterRule, index: number): string =>
  linked(rule, sum, [
    constantsWgsl({ slot: [2 * index, 'Where the sum lies among the totals.'] }),
    noiseWgsl(rule),
    `// What is added, and where it is valid.
struct Term {
  value: Param,
  ok: ParamB,
}
`,
    functionWgsl(rule, 'What of four parameters is added.', {
      head: 'fn termAt(s: State, g: Param, i: u32) -> Term',
      nodes: [rule.sums[index].term],
      result: ([value], ok) => `Term(${value}, ${ok})`,
    }),
  ]);

const totalsWgsl = (access: 'read', binding: number): string =>
  `@group(0) @binding(${binding}) var<storage, ${access}> totals: array<f32>;\n`;

/** What every pass has: width, numbers, the step's scalars, the arrays, then what is its own. */
const linked = (rule: ParameterRule, pass: string, own: readonly string[]): string =>
  [
    constantsWgsl({ threads: [threads, 'Threads of a workgroup.'] }),
    ...[array, numbers, ...(rule.program.noisy ? [chance] : [])],
    ...[stepWgsl(rule), arraysWgsl(rule), ...own.filter(Boolean), pass],
  ].join('\n');

const stepWgsl = ({ scalars }: ParameterRule): string => `// Scalars of one step, computed in f64.
struct Step {
  // Its number, from 1.
  t: u32,
  // Parameters of the run.
  count: u32,
  // What the random numbers of the step have in common.
  bits: u32,
${scalars.map(({ name }) => `  ${name}_: f32,`).join('\n')}
}
`;

/** theta and each state as an array of its own, loaded and stored as one State. */
function arraysWgsl({ program }: ParameterRule): string {
  const states = keptNames(program).map(field);
  const each = (text: (state: string, i: number) => string, between = '\n') => states.map(text).join(between);
  const late = lateArrays(program).map(
    (name, i) =>
      `@group(0) @binding(${firstArray + states.length + i}) var<storage, read> ${name}Array: array<Param>;\n`,
  );
  return `${each((s, i) => `@group(0) @binding(${firstArray + i}) var<storage, read_write> ${s}Array: array<Param>;`)}
${late.join('')}
// Parameters and the rule's states.
struct State {
${each((s) => `  ${s}: Param,`)}
}

// The state of four parameters.
fn loadState(i: u32) -> State {
  return State(${each((s) => `${s}Array[i]`, ', ')});
}

// Keeps the state of four parameters.
fn storeState(i: u32, s: State) {
${each((s) => `  ${s}Array[i] = s.${s};`)}
}

// One state or the other, by parameter.
fn chosen(no: State, yes: State, which: ParamB) -> State {
  return State(${each((s) => `select(no.${s}, yes.${s}, which)`, ', ')});
}

// Where every state is finite.
fn bounded(s: State) -> ParamB {
  return ${each((s) => `finite(s.${s})`, ' & ')};
}
`;
}

/** The standard normal numbers of four coordinates in a step. */
function noiseWgsl({ program }: ParameterRule): string {
  if (!program.noisy) return '';
  const { statements, outputs } = emitWgsl(
    [normal],
    singleValidity(normal),
    paramWidth((name) => `${name}_`),
    'n',
  );
  const drawn = (second: 0 | 1) =>
    [0, 2, 4, 6].map((word) => `unitOf(nextBits(step.bits, 8u * i + ${word + second}u))`).join(', ');
  return `// The standard normal numbers of four coordinates.
fn noiseAt(i: u32) -> Param {
  let u_ = Param(${drawn(0)});
  let v_ = Param(${drawn(1)});
${statements.map((line) => `  ${line}`).join('\n')}
  return ${outputs[0]};
}
`;
}

interface TreeFunction {
  readonly head: string;
  readonly nodes: readonly Node[];
  readonly result: (outputs: readonly string[], ok: string) => string;
}

function functionWgsl(rule: ParameterRule, comment: string, { head, nodes, result }: TreeFunction): string {
  const { statements, outputs, valid } = emitWgsl(nodes, singleValidity(...nodes), paramWidth(nameIn(rule)));
  const given = head.includes('i: u32')
    ? [
        ...(rule.program.noisy ? ['let xi = noiseAt(i);'] : []),
        ...lateArrays(rule.program).map((name) => `let ${name} = ${name}Array[i];`),
      ]
    : [];
  const lines = [...given, ...statements, `return ${result(outputs, valid)};`].map((line) => `  ${line}`);
  return `// ${comment}\n${head} {\n${lines.join('\n')}\n}\n`;
}

/** What a name of a rule is in WGSL. */
function nameIn({ program, scalars, sums }: ParameterRule): (name: string) => string {
  const places = new Map([
    ...keptNames(program).map((state) => [state, `s.${field(state)}`] as const),
    ...scalars.map(({ name }) => [name, `Param(step.${name}_)`] as const),
    ...sums.flatMap(({ value, valid }, k) => [
      [value, `Param(totals[${2 * k}u])`] as const,
      ...(valid === undefined ? [] : [[valid, `Param(totals[${2 * k + 1}u])`] as const]),
    ]),
  ]);
  return (name) => places.get(name) ?? name;
}

/** A state's field; `theta` keeps its name, others end in `_`, so that no name of a rule meets a word of WGSL. */
const field = (state: string): string => (state === 'theta' ? state : `${state}_`);
