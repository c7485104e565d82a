import { singleValidity } from '../../math';
import { type ArrayReader, arrayReader, baseOperations } from '../../math/arrays';
import { where } from '../../math/build';
import type { Node } from '../../math/tree';
import type { RuleShape } from '../../objectives/model/graph/types';
import { fillNormal } from '../../study/random';
import { keptNames, type ParameterRule } from '../parameters';
import type { Run } from '../run';
import { StepRows } from '../step-rows';

/** What a step has to know of a rule. */
export function ruleShape({ program, update, gradientAt, sums }: ParameterRule): RuleShape {
  return {
    states: program.states.length,
    looksAhead: gradientAt !== undefined,
    totals: totalNames(sums).length,
    flops: {
      update: baseOperations(update),
      ahead: gradientAt ? baseOperations([gradientAt]) : 0,
      totals: baseOperations(sums.map(({ term }) => term)),
    },
  };
}

const totalNames = (sums: ParameterRule['sums']): string[] =>
  sums.flatMap(({ value, valid }) => (valid === undefined ? [value] : [value, valid]));

/** Not a number where something is not valid: what is not finite ends a run. */
const checked = (node: Node): Node => where(singleValidity(node), node, Number.NaN);

/** θ and the states of coordinates from `offset` on, and their gradient. */
export interface Slopes {
  readonly arrays: readonly Float32Array[];
  readonly gradient: Float32Array;
  readonly offset: number;
}

/** A rule over arrays of parameters in single precision, in TypeScript: pure, each step from what it is given. */
export class RuleArrays {
  private readonly update: ArrayReader;
  private readonly ahead: ArrayReader | undefined;
  private readonly terms: readonly ArrayReader[];
  private readonly rows: StepRows;

  constructor(
    private readonly rule: ParameterRule,
    private readonly run: Run,
  ) {
    const totals = totalNames(rule.sums);
    const names = [...keptNames(rule.program), 'g', 'xi', ...rule.scalars.map(({ name }) => name), ...totals];
    const read = (nodes: readonly Node[]) => arrayReader(nodes.map(checked), names);
    this.update = read(rule.update);
    this.ahead = rule.gradientAt && read([rule.gradientAt]);
    this.terms = rule.sums.map(({ term }) => read([term]));
    this.rows = new StepRows(rule, run);
  }

  /** Where the gradient of update t is taken, given θ and the states. */
  lookahead(arrays: readonly Float32Array[], t: number): Float32Array {
    if (!this.ahead) return arrays[0];
    return this.ahead([...arrays, zero, zero, ...this.scalars(t), ...this.noTotals()], arrays[0].length)[0];
  }

  /** θ and the states after update t; `totals` are what is added up over all coordinates. */
  follow({ arrays, gradient, offset }: Slopes, t: number, totals: Float32Array = zero): Float32Array[] {
    const count = gradient.length;
    const shared = [...totals].slice(0, this.noTotals().length).map((total) => Float32Array.of(total));
    const after = this.update(
      [...arrays, gradient, this.noise(t, offset, count), ...this.scalars(t), ...shared],
      count,
    );
    // A gradient that is not finite ends a run, whatever the rule makes of it.
    return after.map((values) => values.map((value, i) => (Number.isFinite(gradient[i]) ? value : Number.NaN)));
  }

  /** What the rule adds up over all tensors, one after the other; with whether it is valid, where that may not be. */
  totals(tensors: readonly Slopes[], t: number): Float32Array {
    const known: Float32Array[] = [];
    this.rule.sums.forEach(({ valid }, i) => {
      let sum = 0;
      const later = this.noTotals().slice(known.length);
      for (const { arrays, gradient, offset } of tensors) {
        const noise = this.noise(t, offset, gradient.length);
        const given = [...arrays, gradient, noise, ...this.scalars(t), ...known, ...later];
        const [values] = this.terms[i](given, gradient.length);
        for (const value of values) sum += value;
      }
      const total = Math.fround(sum);
      if (valid === undefined) known.push(Float32Array.of(total));
      else known.push(...(Number.isNaN(total) ? [zero, zero] : [Float32Array.of(total), Float32Array.of(1)]));
    });
    return Float32Array.from(known, ([value]) => value);
  }

  private scalars(t: number): Float32Array[] {
    return Array.from(this.rows.at(t), (value) => Float32Array.of(value));
  }

  private noise(t: number, offset: number, count: number): Float32Array {
    if (!this.rule.program.noisy) return zero;
    const { seed = 0, stream = 0 } = this.run;
    const noise = new Float32Array(count);
    fillNormal(
      noise,
      { seed, stream, step: t },
      Uint32Array.from(noise, (_, i) => offset + i),
    );
    return noise;
  }

  private noTotals(): Float32Array[] {
    return totalNames(this.rule.sums).map(() => zero);
  }
}

const zero = new Float32Array(1);
