import type { Program } from '../../math';
import type { Code } from '../../math/wasm/code';
import { callOf, choose, loop, repeat } from '../../math/wasm/control';
import { Locals } from '../../math/wasm/emit';
import { get, i32, integer, set, splat, vector } from '../../math/wasm/instructions';
import type { FunctionBody } from '../../math/wasm/module';
import { again, fix, fixed, fixedSplat, squared, whole } from './again';
import { type Rows, rowBytes, vectorBytes } from './particle';
import { goalBytes, markPlace, type Places, stride } from './track';

/** The place of this function in the module. */
export const mark = 1;

/**
 * `mark(rows, begin, end, first, minima, steps, marks)`: the marks of a block, all but `lived`, from its records at
 * `begin` … `end`; `first` is the step of the last of them, in whole strides. Only a stride in which a run may cross the
 * radius or the goal is taken again, to find the step.
 */
export const markFunction = (program: Program, kind: Rows, places: Places): FunctionBody =>
  new Marks(rowBytes(program, kind), places).body();

/** Parameters, then i32 locals. */
const [rows, begin, end, first, minima, steps, marks, at, since, pointer, k] = Array.from(Array(11).keys());

class Marks {
  private readonly locals = new Locals(11);
  private readonly minimum = this.locals.take();
  private readonly settled = this.locals.take();
  private readonly reached = this.locals.take();
  private readonly target = [this.locals.take(), this.locals.take()];
  private readonly open = this.locals.take();
  private readonly mask = this.locals.take();
  private readonly scratch = this.locals.take();

  constructor(
    private readonly rowBytes: number,
    private readonly places: Places,
  ) {}

  body(): FunctionBody {
    const f = [get(end), vector.load(this.places.f)];
    const found = [
      ['minimum', get(this.minimum)],
      ['settled', get(this.settled)],
      ['reached', get(this.reached)],
      ['f', f],
    ] as const;
    const code = [
      choose(get(minima), [this.nearest(), this.settle()]),
      this.reach(),
      found.map(([name, value]) => [get(marks), value, vector.store(markPlace(name))]),
    ];
    return { name: 'mark', parameters: 7, integers: 4, vectors: this.locals.taken, code };
  }

  /** The minimum nearest to where a run ends, and its place as the target. */
  private nearest(): Code {
    const { minimum, target, mask, scratch, places } = this;
    const [best, index, distance] = [this.locals.take(), this.locals.take(), this.locals.take()];
    const coordinate = (i: number) => [get(pointer), vector.load32Splat(places.goals + goalBytes + i * 4)];
    const closer = (value: Code, to: number) => [[value, get(to), get(mask), vector.bitselect, set(to)]];
    const away = [0, 1].map((i) => [this.thetaAt(end, i), coordinate(i), vector.sub]);
    return [
      [splat(3e38), set(best), whole(0), set(index), i32(0), set(pointer)],
      integer.copy(minima, k),
      loop(k, [
        [squared(away, scratch), set(distance), get(distance), get(best), vector.lt, set(mask)],
        [closer(get(distance), best), closer(get(index), minimum)],
        target.map((local, i) => closer(coordinate(i), local)),
        [get(index), whole(1), vector.i32x4Add, set(index)],
        integer.advance(pointer, 8),
      ]),
      target.map((local, i) => fix(places.target + i * vectorBytes, get(local))),
    ];
  }

  /** The first step from which a run stays within the radius of the target. */
  private settle(): Code {
    const away = (pointer: number) => this.isFar([0, 1].map((i) => this.fromTarget(this.thetaAt(pointer, i), i)));
    const mayBe = this.isFar([0, 1].map((i) => this.farthest(i)));
    return this.stay(this.settled, away, mayBe, this.places.outside);
  }

  /** The first step from which f stays below the goal. */
  private reach(): Code {
    const { reached, places } = this;
    const isAbove = (pointer: number, place: number) => [
      [get(pointer), vector.load(place), fixedSplat(places.goals + 4), vector.ge],
    ];
    return this.stay(reached, (pointer) => isAbove(pointer, places.f), isAbove(at, places.greatest), places.above);
  }

  /**
   * Back from the end, as long as no run can have been out within a stride, which its box (`mayBe`) tells; a stride
   * taken again leaves the last step out at `lastOut`. `from` becomes the step after that: `steps` + 1 for a run that
   * ends out.
   */
  private stay(from: number, out: (pointer: number) => Code, mayBe: Code, lastOut: number): Code {
    const { open, mask, places } = this;
    const last = [get(steps), vector.i32x4Splat, whole(1), vector.i32x4Add];
    const crossed = [
      [fixed(lastOut), whole(1), vector.i32x4Add, get(from), get(mask), vector.bitselect],
      [set(from), get(open), get(mask), vector.andNot, set(open)],
    ];
    const back = [
      [integer.advance(at, -places.record), integer.advance(since, -stride)],
      [mayBe, get(open), vector.and, set(mask)],
      choose(
        [get(mask), vector.anyTrue],
        [this.takeAgain(), [whole(-1), fixed(lastOut), vector.i32x4Lt, get(mask), vector.and, set(mask)], crossed],
      ),
    ];
    const someOpen = [get(open), vector.anyTrue];
    const someLeft = [get(since), i32(0), integer.differ];
    return [
      [out(end), vector.not, set(open)],
      [whole(0), last, get(open), vector.bitselect, set(from)],
      [integer.copy(end, at), integer.copy(first, since)],
      choose([someLeft, someOpen, integer.and], repeat(back, [someLeft, someOpen, integer.and])),
      // Whoever never left may have started out.
      [get(from), get(open), out(begin), vector.and, vector.i32x4Sub, set(from)],
    ];
  }

  /** The stride that begins at `at`, after step `since`. */
  private takeAgain(): Code {
    const row = [get(since), i32(this.rowBytes), integer.multiply];
    return [
      [get(steps), get(since), integer.subtract, set(k)],
      callOf(again, [get(rows), row, integer.add], [get(at), integer.least(k, stride), get(since), get(marks)]),
    ];
  }

  /** Pushes the mask of the lanes in which a vector, given by code that pushes its components, is longer than the radius. */
  private isFar(components: readonly Code[]): Code {
    return [squared(components, this.scratch), fixedSplat(this.places.goals), vector.gt];
  }

  /** Pushes coordinate i of the particle at a pointer. */
  private thetaAt(pointer: number, i: number): Code {
    return [get(pointer), vector.load(this.places.theta + i * vectorBytes)];
  }

  private fromTarget(value: Code, i: number): Code {
    return [value, get(this.target[i]), vector.sub];
  }

  /** Pushes how far the box reaches from the target: rounding keeps order, so no point in it is farther. */
  private farthest(i: number): Code {
    const side = (end: number) => [[get(at), vector.load(this.places.box + (2 * i + end) * vectorBytes)]];
    return [0, 1].map((end) => [[this.fromTarget(side(end), i), vector.abs], end > 0 ? vector.pmax : []]);
  }
}
