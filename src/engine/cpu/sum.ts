import { singleValidity } from '../../math';
import type { Code } from '../../math/wasm/code';
import { loop } from '../../math/wasm/control';
import { get, integer, set, splat, vector } from '../../math/wasm/instructions';
import type { FunctionBody } from '../../math/wasm/module';
import type { ParameterRule, Sum } from '../parameters';
import { ArrayCode, maskName } from './array-code';

/** Vectors that are added up by themselves before they are added to the rest: long sums of f32 lose fewer digits. */
const most = 64;

/** What brings every lane its neighbour's value, and what brings each pair the other's. */
const [neighbours, halves] = [
  [1, 0, 3, 2],
  [2, 3, 0, 1],
].map((lanes) => vector.shuffle(lanes.flatMap((lane) => [0, 1, 2, 3].map((byte) => lane * 4 + byte))));

/** A function that adds up a term over all parameters, always in the same order, into the step block. */
export function sumFunction(rule: ParameterRule, sum: Sum, name: string, padded: boolean): FunctionBody {
  const code = new ArrayCode(rule, padded, { nodes: [sum.term], valid: singleValidity(sum.term) }, 2);
  const [taken, left] = [code.vectors + 1, code.vectors + 2];
  const [total, part, isValid] = [code.locals.take(), code.locals.take(), code.locals.take()];
  const { code: own, outputs, masks, loaded } = code.group(0, padded ? [maskName] : []);
  const mask = loaded.get(maskName);
  const ofParameters = mask === undefined ? [] : [get(mask), vector.and];
  const orNone = mask === undefined ? [] : [get(mask), vector.not, vector.or];
  const one = [
    own,
    [get(part), get(outputs[0]), ofParameters, vector.add, set(part)],
    masks.map((each) => [get(isValid), get(each), orNone, vector.and, set(isValid)]),
    code.advance(1),
  ];
  const some = [
    [integer.least(code.vectors, most), set(taken), integer.copy(taken, left)],
    [splat(0), set(part)],
    loop(left, one),
    [get(total), get(part), vector.add, set(total)],
  ];
  const put = (slot: string, value: Code): Code => [
    get(code.step),
    value,
    vector.store(code.block.sums.get(slot) as number),
  ];
  const all = [
    code.fixed.code,
    ArrayCode.where(code.fixed.masks, [splat(0), vector.not, set(isValid), loop(code.vectors, some, get(taken))]),
    put(sum.value, folded(total)),
    sum.valid === undefined ? [] : put(sum.valid, [[get(isValid), vector.i32x4AllTrue], everywhere]),
  ];
  return { name, parameters: code.vectors + 1, integers: 2, vectors: code.locals.taken, code: all };
}

/** Turns an i32 of 0 or 1 into that number in every lane. */
const everywhere: Code = [vector.i32x4Splat, vector.f32x4Convert];

/** Pushes the sum of a local's four lanes, in every lane. */
const folded = (local: number): Code => [
  [get(local), get(local), get(local), neighbours, vector.add, set(local)],
  [get(local), get(local), get(local), halves, vector.add],
];
