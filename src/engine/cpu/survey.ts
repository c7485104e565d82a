import type { Program } from '../../math';
import type { Code } from '../../math/wasm/code';
import { callOf, choose, loop } from '../../math/wasm/control';
import { Locals } from '../../math/wasm/emit';
import { get, i32, integer, set, vector } from '../../math/wasm/instructions';
import { type FunctionBody, moduleBytes } from '../../math/wasm/module';
import type { Surface } from '../../surfaces/compile';
import { again, againFunction } from './again';
import { mark, markFunction } from './marks';
import { Particle, type Rows, rowBytes } from './particle';
import { Box, type Places, placesOf, stride } from './track';

/**
 * A module that exports `survey(rows, others, track, minima, steps)`: all steps of a pair of blocks, four runs each,
 * from where they are in the first record of the track, and the marks of both. `rows` and `others` point at the scalars
 * of the first step of either block. Each run's marks: the minimum that its last point is nearest to, the first step
 * from which it stays within the radius of it, the first from which f stays below the goal (after the last: none of
 * either), the steps it took before it diverged (−1: its start is not valid).
 */
export function surveyBytes(program: Program, surface: Surface, rows: Rows): Uint8Array<ArrayBuffer> {
  const places = placesOf(program);
  return moduleBytes([
    againFunction(program, surface, rows, places),
    markFunction(program, rows, places),
    new Survey(program, surface, rows, places).body(),
  ]);
}

/** Parameters, then i32 locals. */
const [rows, others, track, minima, steps, at, first, left, count, k, row, other] = Array.from(Array(12).keys());

interface Block {
  readonly particle: Particle;
  readonly dash: ReturnType<Particle['dash']>;
  readonly box: Box;
  /** Local that points at the scalars of its step; bytes from the record; address of its marks. */
  readonly row: number;
  readonly offset: number;
  readonly marks: number;
}

/**
 * Two blocks at a time, so that one computes while the other waits for a division, and without a test in each step: a
 * stride leaves where it began and a box, which tell whether it is worth a closer look.
 */
class Survey {
  private readonly locals = new Locals(12);
  private readonly blocks: readonly Block[];
  private readonly before = this.locals.take();
  private readonly rowBytes: number;

  constructor(
    program: Program,
    surface: Surface,
    kind: Rows,
    private readonly places: Places,
  ) {
    this.rowBytes = rowBytes(program, kind);
    this.blocks = [row, other].map((pointer, i): Block => {
      const particle = new Particle(program, surface, pointer, this.locals, kind);
      const box = new Box(particle, this.locals);
      return { particle, dash: particle.dash(), box, row: pointer, offset: i * places.block, marks: places.marks[i] };
    });
  }

  body(): FunctionBody {
    const { blocks } = this;
    const code = [
      [integer.copy(rows, row), integer.copy(others, other)],
      [integer.copy(track, at), integer.copy(steps, left)],
      loop(
        left,
        [
          [integer.least(left, stride), set(count)],
          blocks.map(({ particle, offset }) => particle.load(at, offset)),
          // Where no run is left, this round is the last.
          choose([this.ok(vector.or), vector.anyTrue], this.advance(), integer.copy(left, count)),
        ],
        get(count),
      ),
      blocks.map(({ offset, marks }, i) =>
        callOf(
          mark,
          get(i > 0 ? others : rows),
          [integer.plus(track, offset), integer.plus(at, offset), get(first)],
          [get(minima), get(steps), i32(marks)],
        ),
      ),
    ];
    return { name: 'survey', parameters: 5, integers: 7, vectors: this.locals.taken, code };
  }

  /** One stride, and its record. */
  private advance(): Code {
    const { blocks, places } = this;
    return [
      [integer.copy(count, k), blocks.map(({ dash, box }) => [dash.begin, box.begin])],
      loop(k, [
        blocks.map(({ dash, box }) => [dash.step, box.add]),
        blocks.map((block) => integer.advance(block.row, this.rowBytes)),
      ]),
      blocks.map(({ dash }) => dash.end),
      choose(
        [this.ok(vector.and), vector.i32x4AllTrue],
        blocks.map((block) => this.store(block)),
        blocks.map((block) => this.mend(block)),
      ),
      [integer.advance(at, places.record), integer.advance(first, stride)],
    ];
  }

  /** Pushes the ok of both blocks, joined. */
  private ok(join: Code): Code {
    return this.blocks.map(({ particle }, i) => [get(particle.slot('ok')), i > 0 ? join : []]);
  }

  private store({ particle, box, offset }: Block): Code {
    return [particle.store(at, offset + this.places.record), box.store(at, offset + this.places.box)];
  }

  /** A block in which some run has ended: within this stride, which is then taken again, or before. */
  private mend(block: Block): Code {
    const { particle, box, offset, marks } = block;
    const { before, places, rowBytes } = this;
    const back = [get(count), i32(rowBytes), integer.multiply, integer.subtract];
    return [
      [get(at), vector.load(offset + places.ok), set(before)],
      choose(
        [get(before), get(particle.slot('ok')), vector.andNot, vector.anyTrue],
        callOf(again, [get(block.row), back], [integer.plus(at, offset), get(count), get(first), i32(marks)]),
        [particle.hold(before, at, offset), box.hold(before), this.store(block)],
      ),
    ];
  }
}
