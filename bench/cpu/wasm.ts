import { ArrayRun, inOrder } from '../../src/engine/cpu/array-run';
import { kernelBytes, slotCount } from '../../src/engine/cpu/kernel';
import { parameterRule } from '../../src/engine/parameters';
import { startOf } from '../../src/engine/start';
import { stepTable } from '../../src/engine/steps';
import type { Program } from '../../src/math';
import { surfaces } from '../../src/surfaces/catalog';
import { compileSurface } from '../../src/surfaces/compile';

type Hyper = Readonly<Record<string, number>>;
type Functions = Record<string, (...args: number[]) => void>;

const instance = (bytes: Uint8Array<ArrayBuffer>, memory: WebAssembly.Memory): Functions =>
  new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } }).exports as Functions;

const memoryOf = (bytes: number) => new WebAssembly.Memory({ initial: Math.ceil(bytes / 65_536) });

/** Room for a step table, in bytes. */
const tableRoom = 2 ** 18;

/** Our update over arrays that live in its memory: the gradient, theta, then each state; their number is a multiple of four. */
export function arraysOf(program: Program, hyper: Hyper, parameters: number) {
  const rule = parameterRule(program);
  const coordinates = inOrder(parameters);
  const memory = memoryOf(ArrayRun.bytes(rule, coordinates));
  const run = new ArrayRun(memory, 0, rule, { hyper }, coordinates);
  return {
    arrays: () => [run.gradient, ...run.arrays].map((pointer) => run.floats(pointer)),
    /** Step t of every parameter. */
    step: (t: number) => run.advance(t),
  };
}

/** Our descent of many particles; their number is a multiple of four. */
export function swarmOf(
  program: Program,
  hyper: Hyper,
  surfaceId: string,
  starts: readonly [number, number][],
  steps: number,
) {
  const definition = surfaces.get(surfaceId);
  if (!definition) throw new RangeError(`no surface '${surfaceId}'`);
  const surface = compileSurface(definition.f);
  const table = Float32Array.from(stepTable(program, { hyper }, steps));
  if (table.byteLength > tableRoom) throw new RangeError('more steps than the table has room for');
  const slots = slotCount(program);
  const memory = memoryOf(tableRoom + starts.length * slots * 4);
  const { descend } = instance(kernelBytes(program, surface, ['descend']), memory);
  const words = new Uint32Array(memory.buffer, tableRoom);
  const floats = new Float32Array(memory.buffer, tableRoom);
  const at = (i: number, slot: number) => ((i >> 2) * slots + slot) * 4 + (i & 3);
  const states = program.states.flatMap((s) => [s.initial, s.initial]);
  starts.forEach((start, i) => {
    const [x, y, f, ok] = startOf(surface, start);
    [x, y, ...states, f].forEach((value, slot) => {
      floats[at(i, slot)] = value;
    });
    words[at(i, slots - 1)] = ok ? 0xffffffff : 0;
  });
  new Float32Array(memory.buffer, 0, table.length).set(table);
  const before = words.slice();
  return {
    /** Every particle back at its start, then all steps. */
    run(): void {
      words.set(before);
      descend(0, tableRoom, starts.length / 4, steps);
    },
    pointAt: (i: number): [number, number] => [floats[at(i, 0)], floats[at(i, 1)]],
    isOk: (i: number): boolean => words[at(i, slots - 1)] !== 0,
  };
}

/** side² starts on a grid over the domain of a surface. */
export function gridOver(surfaceId: string, side: number): [number, number][] {
  const [x0, x1, y0, y1] = surfaces.get(surfaceId)?.domain ?? [0, 1, 0, 1];
  return Array.from({ length: side * side }, (_, i) => [
    x0 + ((x1 - x0) * ((i % side) + 0.5)) / side,
    y0 + ((y1 - y0) * (Math.floor(i / side) + 0.5)) / side,
  ]);
}
