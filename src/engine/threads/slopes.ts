import type { Prepared } from '../../objectives/data/types';
import { inOrder } from '../cpu/array-run';
import { pageBytes } from '../cpu/memory';
import { CpuNetwork } from '../cpu/train/network';
import { placesOf } from '../cpu/train/places';
import { FormulaSlope } from '../parallel/slope';
import type { ParallelObjective } from '../parallel/types';
import type { Places } from './store';

/** What the gradient of an iteration depends on and reaches: coordinates, and where each of them lies in θ as the thread has it. */
export interface Reach extends Places {
  /** Undefined: coordinate j at place j. */
  readonly at: Int32Array | undefined;
}

/** Where a thread's gradients come from. θ and the gradient lie in its own memory, as `coordinates` says. */
export interface Slopes {
  readonly memory: WebAssembly.Memory;
  readonly coordinates: Int32Array;
  /** Where others may put what is theirs. */
  readonly free: number;
  /** Gets ready for an iteration. */
  begin(k: number): Reach;
  /** The gradient of that iteration at the θ that lies at a pointer, to another; false where it is not finite. */
  take(at: number, to: number): boolean;
  /** Whether a formula has a finite value at θ; a model's is looked at where it is written down. */
  isHeld(theta: Float32Array): boolean;
}

type Model = Extract<ParallelObjective, { kind: 'model' }>;

/** Gradients of an objective; `more` bytes are left for others. `rows` are those of the worker's iteration. */
export function slopesOf(
  objective: ParallelObjective,
  { seed, narrow, more }: { readonly seed: number; readonly narrow: boolean; readonly more: number },
  rows: (k: number) => ArrayLike<number>,
): Slopes {
  return objective.kind === 'formula'
    ? new OnFormula(objective.f, more)
    : new OnModel(objective, { seed, narrow, more }, rows);
}

/** Where θ of an objective lies in a thread's own memory. */
export const coordinatesOf = (objective: ParallelObjective): Int32Array =>
  objective.kind === 'formula' ? inOrder(2) : placesOf(objective.network).coordinates;

class OnFormula implements Slopes {
  readonly memory: WebAssembly.Memory;
  readonly coordinates = inOrder(2);
  readonly free = FormulaSlope.bytes;
  private readonly slope: FormulaSlope;
  private readonly floats: Float32Array;
  private readonly reach: Reach = { coordinates: this.coordinates, count: 4, at: undefined };

  constructor(f: string, more: number) {
    this.memory = new WebAssembly.Memory({ initial: Math.ceil((FormulaSlope.bytes + more) / pageBytes) });
    this.slope = new FormulaSlope(f, this.memory);
    this.floats = new Float32Array(this.memory.buffer);
  }

  begin(): Reach {
    return this.reach;
  }

  take(at: number, to: number): boolean {
    const isHeld = this.slope.at(this.floats[at / 4], this.floats[at / 4 + 1]);
    this.floats[to / 4] = this.slope.dx;
    this.floats[to / 4 + 1] = this.slope.dy;
    return isHeld;
  }

  isHeld([x, y]: Float32Array): boolean {
    this.slope.at(x, y);
    return this.slope.isValued;
  }
}

class OnModel implements Slopes {
  readonly coordinates: Int32Array;
  readonly free: number;
  private readonly network: CpuNetwork;
  private readonly reaches: (rows: ArrayLike<number>) => Reach;
  private k = 0;

  constructor(
    { data, network, batch }: Model,
    private readonly settings: { readonly seed: number; readonly narrow: boolean; readonly more: number },
    private readonly rows: (k: number) => ArrayLike<number>,
  ) {
    this.coordinates = placesOf(network).coordinates;
    this.network = new CpuNetwork(network, data, batch, settings.more);
    this.free = this.network.free;
    const all: Reach = { coordinates: this.coordinates, count: this.coordinates.length, at: undefined };
    const { inputs } = data;
    this.reaches =
      settings.narrow && inputs.kind === 'sparse' ? sparseReach(this.coordinates, network, inputs) : () => all;
  }

  get memory(): WebAssembly.Memory {
    return this.network.memory;
  }

  begin(k: number): Reach {
    this.k = k;
    const rows = this.rows(k);
    this.network.load(rows);
    return this.reaches(rows);
  }

  take(at: number, to: number): boolean {
    const loss = finished(this.network.forward(at, { kind: 'training', seed: this.settings.seed, update: this.k + 1 }));
    if (loss === undefined) return false;
    finished(this.network.backward(at, to));
    return true;
  }

  isHeld(): boolean {
    return true;
  }
}

/**
 * What rows of a sparse set reach: the weights of the inputs that they have, and all that is not a weight of an input.
 * This is what makes Hogwild! rarely collide: an edge of its paper, e, with the parameters x_e.
 */
function sparseReach(
  layout: Int32Array,
  { size, inputs: width, layers }: Model['network'],
  { starts, columns }: Extract<Prepared['inputs'], { kind: 'sparse' }>,
): (rows: ArrayLike<number>) => Reach {
  const placeOf = new Int32Array(size);
  layout.forEach((coordinate, place) => {
    if (coordinate >= 0) placeOf[coordinate] = place;
  });
  const [first] = layers;
  const outputs = first.kind === 'dense' ? first.outputs : 0;
  const [coordinates, at] = [new Int32Array(size), new Int32Array(size)];
  const seen = new Int32Array(width).fill(-1);
  let round = 0;
  let count = 0;
  const put = (coordinate: number) => {
    coordinates[count] = coordinate;
    at[count++] = placeOf[coordinate];
  };
  return (rows) => {
    count = 0;
    round++;
    for (let r = 0; r < rows.length; r++) {
      for (let i = starts[rows[r]]; i < starts[rows[r] + 1]; i++) {
        const column = columns[i];
        if (seen[column] === round) continue;
        seen[column] = round;
        // W1 is [out, in] from coordinate 0 on.
        for (let o = 0; o < outputs; o++) put(o * width + column);
      }
    }
    for (let coordinate = outputs * width; coordinate < size; coordinate++) put(coordinate);
    return { coordinates, count, at };
  };
}

function finished<T>(work: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
