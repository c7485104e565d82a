import { hiddenValidity, type Node, singleValidity } from '../../math';
import type { Code } from '../../math/wasm/code';
import { choose, loop } from '../../math/wasm/control';
import { get, integer, set, splat, vector } from '../../math/wasm/instructions';
import { type FunctionBody, moduleBytes } from '../../math/wasm/module';
import type { ParameterRule } from '../parameters';
import { ArrayCode, maskName } from './array-code';
import { sound } from './bounded';
import { vectorBytes } from './particle';
import { sumFunction } from './sum';

/**
 * A module for one rule over arrays of parameters, four of them at once. All its functions have the parameters of
 * `ArrayCode`, and leave a verdict in the step block; a parameter that is not valid or not finite is left where it was.
 * - `sum0`, `sum1` … add up what the rule asks for, in its order, into the step block;
 * - `lookahead`, where the rule has one, writes where the gradient is taken in place of theta after;
 * - `update` takes the step. Arrays before and after may be the same.
 */
export const updateBytes = (rule: ParameterRule, padded = false): Uint8Array<ArrayBuffer> =>
  moduleBytes([
    ...rule.sums.map((sum, i) => sumFunction(rule, sum, `sum${i}`, padded)),
    ...(rule.gradientAt ? [mapFunction(rule, 'lookahead', [rule.gradientAt], padded)] : []),
    mapFunction(rule, 'update', rule.update, padded),
  ]);

/** A function that gives each parameter new values of its own. */
function mapFunction(rule: ParameterRule, name: string, nodes: readonly Node[], padded: boolean): FunctionBody {
  const isUpdate = name === 'update';
  const valid = isUpdate ? hiddenValidity(...nodes) : singleValidity(...nodes);
  const code = new ArrayCode(rule, padded, { nodes, valid }, 1);
  const pairs = code.vectors + 1;
  const verdict = code.locals.take();
  const move = (count: number): Code => {
    const groups = Array.from({ length: count }, (_, i) => moved(code, i * vectorBytes, verdict, isUpdate));
    return [
      groups.map((g) => g.code),
      choose(
        [groups.map((g, i) => [g.sound, i > 0 ? vector.and : []]), vector.i32x4AllTrue],
        groups.map((g) => g.store),
        groups.map((g) => g.storeSound),
      ),
      code.advance(count),
    ];
  };
  // Two at a time: one computes while the other waits for a division.
  const moves = [
    [integer.half(code.vectors), set(pairs)],
    choose(get(pairs), loop(pairs, move(2))),
    choose(integer.odd(code.vectors), move(1)),
  ];
  const all = [code.fixed.code, [splat(0), set(verdict)], ArrayCode.where(code.fixed.masks, [allSet(verdict), moves])];
  return {
    name,
    parameters: code.vectors + 1,
    integers: 1,
    vectors: code.locals.taken,
    code: [all, [get(code.step), get(verdict), vector.store(code.block.verdict)]],
  };
}

const allSet = (local: number): Code => [splat(0), vector.not, set(local)];

/** Four parameters moved, and two ways to store them: whole, or where they are sound; of the latter the verdict knows. */
function moved(code: ArrayCode, offset: number, verdict: number, isUpdate: boolean) {
  // A gradient that is not finite ends the run, whatever the rule makes of it.
  const {
    code: own,
    outputs,
    masks,
    loaded,
  } = code.group(offset, [...(isUpdate ? ['g'] : []), ...(code.padded ? [maskName] : [])]);
  const [ok, mask, gradient] = [code.locals.take(), loaded.get(maskName), isUpdate ? loaded.get('g') : undefined];
  const isSound = sound(gradient === undefined ? outputs : [...outputs, gradient], masks);
  const store = (value: (output: number, i: number) => Code) =>
    outputs.map((output, i) => [get(code.to + i), value(output, i), vector.store(offset)]);
  return {
    code: own,
    sound: mask === undefined ? isSound : [isSound, get(mask), vector.and],
    store: store(get),
    storeSound: [
      [isSound, set(ok)],
      [get(verdict), get(ok), mask === undefined ? [] : [get(mask), vector.not, vector.or], vector.and, set(verdict)],
      mask === undefined ? [] : [get(ok), get(mask), vector.and, set(ok)],
      // What was there is loaded once more: kept in locals, it would crowd the registers of the other way.
      store((output, i) => [get(output), get(code.from + i), vector.load(offset), get(ok), vector.bitselect]),
    ],
  };
}
