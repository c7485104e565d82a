import advance from '../../../shaders/advance.wgsl?raw';
import minima from '../../../shaders/minima.wgsl?raw';
import numbers from '../../../shaders/numbers.wgsl?raw';
import plane from '../../../shaders/plane.wgsl?raw';
import segment from '../../../shaders/segment.wgsl?raw';
import { type Node, name, newtonStep, noiseColumns, type Program, scaled, singleValidity } from '../../math';
import { type Emitted, emitWgsl, paramWidth, scalarWidth } from '../../math/wgsl';
import type { Surface } from '../../surfaces/compile';
import { particleOf, stateField, stateOf } from './particle';

/** The whole text of a pass on a surface: width, numbers, the rule, the surface, a particle's step, the pass's own file. */
export const linkSurface = (pass: string, program: Program, surface: Surface): string =>
  [
    ...[plane, numbers, ruleWgsl(program), surfaceWgsl(program, surface)],
    ...[particleOf(program).wgsl, advance, segment, pass],
  ].join('\n');

/** The whole text of a pass over what is drawn, whatever the rule and the surface. */
export const linkDrawn = (pass: string): string => [segment, minima, pass].join('\n');

/** The whole text of a pass whose runs have scalars of their own: with `stepAt`, over the pass's `scalarAt`. */
export const linkPixels = (pass: string, program: Program, surface: Surface): string =>
  [linkSurface(minima, program, surface), stepAtWgsl(program), pass].join('\n');

/** The scalars of one step of one pixel. */
const stepAtWgsl = ({ scalars }: Program): string => `// The scalars of step k of the pixel in column x of row y.
fn stepAt(k: u32, x: u32, y: u32) -> Step {
  return Step(${scalars.map((_, column) => `scalarAt(${column}u, k, x, y)`).join(', ') || '0.0'});
}
`;

/** The rule over all coordinates at once. */
function ruleWgsl(program: Program): string {
  const states = ['theta', ...program.states.map((s) => s.name)];
  const columns = program.scalars.map((s) => s.name);
  const width = paramWidth(nameIn(states, columns));
  const nodes = scaled([...program.update.values()]);
  const update = emitWgsl(nodes, singleValidity(...nodes), width);
  const at = scaled([program.gradientAt ?? name('theta')]);
  const gradientAt = emitWgsl(at, singleValidity(...at), width);
  return `// Scalars of one step, computed in f64.
struct Step {
${columns.map((c) => `  ${c}_: f32,`).join('\n') || '  unused: f32,'}
}

${stateOf(program).wgsl}
// A point, and whether it is valid.
struct GradientPoint {
  theta: Param,
  ok: bool,
}

// A state, and whether every operation on the way was valid.
struct Updated {
  state: State,
  ok: bool,
}

// Where the gradient is taken.
fn gradientPoint(s: State, step: Step) -> GradientPoint {
${body(gradientAt, `GradientPoint(${gradientAt.outputs[0]}, all(${gradientAt.valid}))`)}
}

// The rule: the state after a step with gradient g, taken at p.
fn update(s: State, g: Param, p: Param, step: Step) -> Updated {
${program.newton ? '  let newton = newtonAt(p, g);\n' : ''}${body(
  update,
  `Updated(State(${update.outputs.join(', ')}), all(${update.valid})${program.newton ? ' && newton.ok' : ''})`,
)}
}

// True when every coordinate of every state is finite.
fn bounded(s: State) -> bool {
  return ${states.map((s) => `within(s.${stateField(s)})`).join(' && ')};
}
`;
}

function nameIn(states: readonly string[], columns: readonly string[]): (text: string) => string {
  return (text) => {
    if (states.includes(text)) return `s.${stateField(text)}`;
    if (columns.includes(text)) return `Param(step.${text}_)`;
    if (text === 'xi') return `Param(${noiseColumns.map((column) => `step.${column}_`).join(', ')})`;
    return text === 'newton' ? 'newton.g' : text;
  };
}

/** f, its gradient and, for rules that need it, the Newton step. */
function surfaceWgsl(program: Program, surface: Surface): string {
  return [
    `// f at a point, and whether it is valid there.
struct Value {
  f: f32,
  ok: bool,
}

// A vector at a point, and whether it is valid there.
struct Slope {
  g: Param,
  ok: bool,
}
`,
    surfaceFunction('The surface: f(x, y).', 'valueAt', '', 'Value', [surface.f]),
    surfaceFunction('The gradient of f.', 'slopeAt', '', 'Slope', surface.gradient),
    program.newton && surfaceFunction('H⁻¹g of the surface.', 'newtonAt', ', g: Param', 'Slope', newtonStep(surface.f)),
  ]
    .filter(Boolean)
    .join('\n');
}

function surfaceFunction(comment: string, fn: string, more: string, type: string, trees: readonly Node[]): string {
  const nodes = scaled(trees);
  const places = new Map([
    ['x', 'p.x'],
    ['y', 'p.y'],
    ['g_0', 'g.x'],
    ['g_1', 'g.y'],
  ]);
  const emitted = emitWgsl(nodes, singleValidity(...nodes), { ...scalarWidth, name: (n) => places.get(n) ?? n });
  const value = nodes.length === 1 ? emitted.outputs[0] : `Param(${emitted.outputs.join(', ')})`;
  return `// ${comment}
fn ${fn}(p: Param${more}) -> ${type} {
${body(emitted, `${type}(${value}, ${emitted.valid})`)}
}
`;
}

const body = (emitted: Emitted, result: string): string =>
  [...emitted.statements, `return ${result};`].map((line) => `  ${line}`).join('\n');
