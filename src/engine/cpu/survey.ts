import type { Program } from '../../math';
import { i32, splat, vector } from '../../math/bytes';
import { get, Locals, set } from '../../math/wasm';
import type { Surface } from '../../surfaces/compile';
import { choose, type FunctionBody, integer, loop, moduleBytes } from './module';
import { Particle, type Rows, rowBytes, slotCount, vectorBytes } from './particle';

/** What a survey keeps of four runs, an i32x4 each, behind the particle. */
export const markNames = ['minimum', 'settled', 'reached', 'lived'] as const;

/** v128s of a surveyed particle: the particle, then its marks. */
export const surveySlots = (program: Program): number => slotCount(program) + markNames.length;

/** Most steps between two looks at where the runs are. */
const stride = 64;

/** x, y and f of one step, in the history of a stride. */
const pointBytes = 3 * vectorBytes;
export const historyBytes = stride * pointBytes;

/** What stands before the minima in memory: the square of the radius, the goal. */
export const goalBytes = 8;

/**
 * A module that exports `survey(rows, particle, history, goals, minima, steps)`: all steps of one particle (four runs)
 * from its start, and its marks. `goals` points at radius² and goal, followed by x and y of each of `minima` minima;
 * `rows` at the scalars of the first step, of `history` only the bytes named above are used. Each run's marks:
 * the minimum that its last point is nearest to, the first step from which it stays within the radius of it, the first
 * step at which f is below the goal (−1: none), the steps it took before it diverged (−1: its start is not valid).
 */
export function surveyBytes(program: Program, surface: Surface, rows: Rows): Uint8Array<ArrayBuffer> {
  return moduleBytes([new Survey(program, surface, rows).body()]);
}

/** Parameters, then i32 locals. */
const [row, at, history, goals, minima, left, steps, k, pointer, other] = Array.from({ length: 10 }, (_, i) => i);

class Survey {
  private readonly locals = new Locals(10);
  private readonly particle: Particle;
  private readonly marks = markNames.map(() => this.locals.take());
  private readonly now = this.locals.take();
  private readonly target = [this.locals.take(), this.locals.take()];
  private readonly radius = this.locals.take();
  private readonly goal = this.locals.take();
  private readonly mask = this.locals.take();

  constructor(
    private readonly program: Program,
    surface: Surface,
    private readonly rows: Rows,
  ) {
    this.particle = new Particle(program, surface, row, this.locals, rows);
  }

  body(): FunctionBody {
    const [minimum, settled, reached, lived] = this.marks;
    const code = [
      ...this.particle.load(at),
      ...[...integer.get(goals), ...vector.load32Splat(0), ...set(this.radius)],
      ...[...integer.get(goals), ...vector.load32Splat(4), ...set(this.goal)],
      ...[...whole(-1), ...set(this.now), ...whole(-1), ...set(minimum), ...whole(-1), ...set(reached)],
      ...[...whole(0), ...set(settled)],
      // −1 where the start is not valid.
      ...[...get(this.particle.slot('ok')), ...vector.not, ...set(lived)],
      // The start is a point of the path as well.
      ...[...integer.copy(history, pointer), ...this.keep(), ...integer.constant(1), ...integer.set(steps)],
      ...this.look(),
      ...loop(left, this.advance(), integer.get(steps)),
      ...this.particle.store(at),
      ...this.marks.flatMap((mark, i) => [
        ...[...integer.get(at), ...get(mark)],
        ...vector.store((slotCount(this.program) + i) * vectorBytes),
      ]),
    ];
    return { name: 'survey', parameters: 6, integers: 4, vectors: this.locals.taken, code };
  }

  /** The steps of one stride: without tests, and once more with them where something went wrong; then a look. */
  private advance(): number[] {
    const { particle } = this;
    const ok = particle.slot('ok');
    const allOk = [...get(ok), ...vector.i32x4AllTrue];
    const lived = this.marks[3];
    const dash = particle.dash();
    const bytes = rowBytes(this.program, this.rows);
    const each = (step: readonly number[]) => [
      ...[...integer.copy(steps, k), ...integer.copy(history, pointer)],
      ...loop(k, [...step, ...this.keep(), ...integer.advance(row, bytes), ...integer.advance(pointer, pointBytes)]),
    ];
    const careful = [
      ...[...particle.load(at), ...integer.copy(other, row)],
      ...each([...particle.careful(), ...get(lived), ...get(ok), ...vector.i32x4Sub, ...set(lived)]),
    ];
    const took = [...get(lived), ...integer.get(steps), ...vector.i32x4Splat, ...vector.i32x4Add, ...set(lived)];
    return [
      ...[...integer.least(left, stride), ...integer.set(steps)],
      ...[...particle.store(at), ...integer.copy(row, other)],
      ...choose(allOk, [...dash.begin, ...each(dash.step), ...dash.end]),
      ...choose(allOk, took, careful),
      ...this.look(),
    ];
  }

  /** Writes x, y and f where the pointer is. */
  private keep(): number[] {
    return ['theta_0', 'theta_1', 'f'].flatMap((name, i) => [
      ...[...integer.get(pointer), ...get(this.particle.slot(name)), ...vector.store(i * vectorBytes)],
    ]);
  }

  /**
   * Marks for the points of the history. The nearest minimum is looked for at the last of them only: a run that is
   * within the radius of one there was, before, within the radius of none or of the same. Where the nearest changes,
   * the run had not arrived at the new one when the history begins.
   */
  private look(): number[] {
    const [minimum, settled, reached] = this.marks;
    const before = this.locals.take();
    return [
      ...[...get(minimum), ...set(before)],
      ...this.nearest(),
      ...[...this.next(), ...get(settled), ...get(minimum), ...get(before), ...vector.i32x4Eq, ...vector.not],
      ...[...vector.bitselect, ...set(settled)],
      ...[...integer.copy(history, pointer), ...integer.copy(steps, k)],
      ...loop(k, [
        ...[...this.next(), ...set(this.now)],
        ...[...this.next(), ...get(settled)],
        ...[
          ...squared(
            this.target.map((place, i) => [...loaded(i), ...get(place), ...vector.sub]),
            this.mask,
          ),
        ],
        ...[...get(this.radius), ...vector.gt, ...vector.bitselect, ...set(settled)],
        ...[...get(this.now), ...get(reached), ...loaded(2), ...get(this.goal), ...vector.lt],
        ...[...get(reached), ...whole(0), ...vector.i32x4Lt, ...vector.and, ...vector.bitselect, ...set(reached)],
        ...integer.advance(pointer, pointBytes),
      ]),
    ];
  }

  /** Pushes the number of the step after `now`. */
  private next(): number[] {
    return [...get(this.now), ...whole(1), ...vector.i32x4Add];
  }

  /** The minimum nearest to where the particle is, and its place as the target. */
  private nearest(): number[] {
    const [best, index, distance] = [this.locals.take(), this.locals.take(), this.locals.take()];
    const [minimum] = this.marks;
    const place = ['theta_0', 'theta_1'].map((name) => this.particle.slot(name));
    const coordinate = (i: number) => [...integer.get(pointer), ...vector.load32Splat(goalBytes + i * 4)];
    const closer = (value: readonly number[], to: number) => [
      ...[...value, ...get(to), ...get(this.mask), ...vector.bitselect, ...set(to)],
    ];
    const one = [
      ...squared(
        place.map((local, i) => [...get(local), ...coordinate(i), ...vector.sub]),
        this.mask,
      ),
      ...[...set(distance), ...get(distance), ...get(best), ...vector.lt, ...set(this.mask)],
      ...[...closer(get(distance), best), ...closer(get(index), minimum)],
      ...this.target.flatMap((local, i) => closer(coordinate(i), local)),
      ...[...get(index), ...whole(1), ...vector.i32x4Add, ...set(index)],
      ...integer.advance(pointer, 8),
    ];
    const search = [...integer.copy(goals, pointer), ...integer.copy(minima, k), ...loop(k, one)];
    return [...splat(3e38), ...set(best), ...whole(0), ...set(index), ...choose(integer.get(minima), search)];
  }
}

/** An i32 in all four lanes. */
const whole = (value: number): number[] => [...i32(value), ...vector.i32x4Splat];

/** Pushes float i of the point in the history. */
const loaded = (i: number): number[] => [...integer.get(pointer), ...vector.load(i * vectorBytes)];

/** Pushes the sum of the squares of what the lists push, by way of a local. */
const squared = (differences: readonly (readonly number[])[], local: number): number[] =>
  differences.flatMap((difference, i) => [
    ...[...difference, ...set(local), ...get(local), ...get(local), ...vector.mul],
    ...(i > 0 ? vector.add : []),
  ]);
