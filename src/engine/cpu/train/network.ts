import type { Inputs, Prepared } from '../../../objectives/data/types';
import type { Layer, Network } from '../../../objectives/model/types';
import { infinityBits } from '../bounded';
import { vectorBytes } from '../particle';
import { enterDrops } from './drops';
import { dropSettings } from './elementwise';
import { floatBytes } from './emit';
import { loadDense, loadSparse } from './load';
import { takeMemory } from './memories';
import { moduleOf } from './module';
import { biasOf, mostNumbers, type Places, placesOf, rowFloats, upTo, weightRow, widthOf } from './places';
import { rowTile } from './product';
import type { SignalRows, Signals } from './signals';
import { countTold } from './told';

/** Whether rows train, at an update of a run, or are judged, with every unit: by running statistics, or by those of the rows. */
export type Use =
  | { readonly kind: 'training'; readonly seed: number; readonly update: number }
  | { readonly kind: 'inference'; readonly running: Float32Array }
  | { readonly kind: 'measured' };

/** Multiplications of a product between two rests: some milliseconds. */
const mostAtOnce = 4e7;

/** A network with room for so many rows at a time, computed in one WebAssembly memory. */
export class CpuNetwork {
  readonly memory: WebAssembly.Memory;
  readonly places: Places;
  /** Where others may put what is theirs. */
  readonly free: number;
  private readonly functions: Readonly<Record<string, (...args: readonly number[]) => void>>;
  private readonly inputs: Inputs;
  private readonly targets: Float32Array;
  /** The input of each layer, then the outputs; the slopes by the output of each dense layer. */
  private readonly values: readonly number[];
  private readonly slopes: ReadonlyMap<number, number>;
  /** What each layer keeps between the passes: statistics, or factors of units. */
  private readonly kept: ReadonlyMap<number, number>;
  private readonly at: Readonly<
    Record<'targets' | 'columns' | 'numbers' | 'transposed' | 'drop' | 'sum' | 'worst', number>
  >;
  /** Rows that are loaded. */
  private rows = 0;

  /** `more` bytes are kept free from `free` on; the module's functions are those that compute. */
  constructor(
    private readonly network: Network,
    data: Pick<Prepared, 'inputs' | 'targets'>,
    /** Most rows that are loaded at once. */
    readonly most: number,
    more: number,
    module = moduleOf(network, data.inputs.kind === 'sparse'),
  ) {
    this.inputs = data.inputs;
    this.targets = data.targets;
    this.places = placesOf(network);
    let next = 0;
    const room = (floats: number): number => {
      const begin = next;
      // A row more than there are: what is computed beyond the last one lies there, and nobody reads it.
      next += upTo(floats * floatBytes, vectorBytes);
      return begin;
    };
    const high = upTo(most, rowTile) + rowTile;
    const matrix = (width: number) => room(high * rowFloats(width));
    const sparse = data.inputs.kind === 'sparse' ? data.inputs : undefined;
    const numbers = sparse ? mostNumbers(sparse, most) : 0;
    const first = sparse ? room(high) : matrix(network.inputs);
    this.values = [first, ...network.layers.map((layer) => matrix(widthOf(layer)))];
    const placed = (kind: Layer['kind'], place: (layer: Layer) => number) =>
      network.layers.flatMap((layer, i) => (layer.kind === kind ? [[i, place(layer)] as const] : []));
    this.slopes = new Map(placed('dense', (layer) => matrix(widthOf(layer))));
    this.kept = new Map([
      ...placed('norm', (layer) => room(2 * rowFloats(widthOf(layer)))),
      ...placed('dropout', (layer) => matrix(widthOf(layer))),
    ]);
    const transposed = network.layers.map((l) => (l.kind === 'dense' ? rowFloats(l.outputs) * rowFloats(l.inputs) : 0));
    this.at = {
      ...{ targets: room(high), columns: room(numbers), numbers: room(numbers) },
      transposed: room(Math.max(...transposed.slice(1), 0)),
      ...{ drop: room(dropSettings.bytes / floatBytes), sum: room(4), worst: room(4) },
    };
    this.free = next;
    this.memory = takeMemory(next + more);
    const { exports } = new WebAssembly.Instance(module, { env: { memory: this.memory } });
    this.functions = exports as CpuNetwork['functions'];
  }

  /** Copies rows of the set to where they are computed. */
  load(rows: ArrayLike<number>, from = 0, to = rows.length): void {
    this.rows = to - from;
    const targets = this.floats(this.at.targets, this.rows);
    for (let r = 0; r < this.rows; r++) targets[r] = this.targets[rows[from + r]];
    const [first] = this.values;
    const { columns, numbers } = this.at;
    if (this.inputs.kind === 'dense') loadDense(this.memory, this.inputs, rows, { from, to }, first);
    else loadSparse(this.memory, this.inputs, rows, { from, to }, { counts: first, columns, numbers });
  }

  /**
   * The loss of the rows that are loaded, at the θ that lies at a pointer, summed over them, no l2; undefined where single
   * precision does not hold what comes on the way.
   */
  *forward(theta: number, use: Use): Generator<undefined, number | undefined> {
    this.floats(this.at.worst, 4).fill(0);
    let running = 0;
    for (const [i, layer] of this.network.layers.entries()) {
      const [input, output] = [this.values[i], this.values[i + 1]];
      if (layer.kind === 'dense') yield* this.dense(layer, i, theta);
      else if (layer.kind === 'activation') {
        this.call(`forward${i}`, input, output, this.vectors(layer), this.at.worst);
      } else if (layer.kind === 'dropout') {
        const draw = use.kind === 'training' ? use : undefined;
        enterDrops(new DataView(this.memory.buffer, this.at.drop), layer.rate, draw);
        this.call(`forward${i}`, input, output, this.kept.get(i) as number, this.at.drop, this.rows);
      } else {
        if (use.kind !== 'inference') this.call(`statistics${i}`, ...this.normArguments(layer, i, theta, 0));
        else this.enterStatistics(i, layer.width, use.running.subarray(running, running + 2 * layer.width));
        running += 2 * layer.width;
        this.call(`forward${i}`, ...this.normArguments(layer, i, theta, 0));
      }
      yield;
    }
    const { outputs } = this;
    this.call('loss', outputs, outputs, this.at.targets, this.at.sum, this.at.worst, this.rows);
    const isHeld = new Uint32Array(this.memory.buffer, this.at.worst, 4).every((size) => size >>> 1 < infinityBits);
    const [a, b, c, d] = this.floats(this.at.sum, 4);
    const sum = a + b + c + d;
    return isHeld && Number.isFinite(sum) ? sum : undefined;
  }

  /** The gradient of the mean loss, l2 included, after a forward pass of training at the same θ, to where a pointer leads. */
  *backward(theta: number, gradient: number): Generator<undefined, void> {
    const { layers } = this.network;
    const last = layers.length - 1;
    const begin = this.slopes.get(last) as number;
    this.call('slopes', this.outputs, begin, this.at.targets, this.at.sum, this.at.worst, this.rows);
    let slopes = begin;
    for (let i = last; i >= 0; i--) {
      const layer = layers[i];
      if (layer.kind === 'dense') {
        slopes = this.slopes.get(i) as number;
        yield* this.denseBack(layer, i, theta, gradient);
        if (i > 0) slopes = yield* this.denseSlopes(layer, i, theta);
      } else if (layer.kind === 'activation') {
        this.call(`back${i}`, this.values[i], this.values[i + 1], slopes, this.vectors(layer));
      } else if (layer.kind === 'dropout') {
        this.call(`back${i}`, slopes, this.kept.get(i) as number, this.vectors(layer));
      } else this.call(`back${i}`, ...this.normArguments(layer, i, theta, slopes, gradient));
      yield;
    }
  }

  /** Mean, then variance, of each norm layer, as a forward pass of training has left them. */
  statistics(): Float32Array {
    const parts = this.network.layers.flatMap((layer, i) => {
      if (layer.kind !== 'norm') return [];
      const at = this.kept.get(i) as number;
      const wide = rowFloats(layer.width) * floatBytes;
      return [...this.floats(at, layer.width), ...this.floats(at + wide, layer.width)];
    });
    return Float32Array.from(parts);
  }

  /** How many of the rows that went forward are told right: with one output class 1 above 0, else the first of the largest. */
  right(): number {
    return countTold(this.matrix(this.outputs, this.network.outputs), this.floats(this.at.targets, this.rows));
  }

  /** What dense layer i was given and has given, and the slopes of the mean loss by that, after both passes. */
  signals(i: number): Signals {
    const { inputs, outputs } = this.network.layers[i] as Dense;
    return {
      input: this.isSparse(i) ? undefined : this.matrix(this.values[i], inputs),
      output: this.matrix(this.values[i + 1], outputs),
      slopes: this.matrix(this.slopes.get(i) as number, outputs),
    };
  }

  /** The weights in a θ, layer by layer; between them may be zeros. */
  weights(theta: number): Float32Array[] {
    return this.network.layers.flatMap((layer) =>
      layer.kind === 'dense' ? [this.floats(this.tensor(theta, layer.weights), layer.inputs * weightRow(layer))] : [],
    );
  }

  private get outputs(): number {
    return this.values[this.network.layers.length];
  }

  private *dense(layer: Dense, i: number, theta: number): Generator<undefined, void> {
    const [{ inputs, outputs }, input, output] = [layer, this.values[i], this.values[i + 1]];
    const [w, b] = [layer.weights, biasOf(layer)].map((offset) => this.tensor(theta, offset));
    if (this.isSparse(i)) this.call(`forward${i}`, input, this.at.columns, this.at.numbers, w, b, output, this.rows);
    else {
      const steps = { a: rowFloats(inputs), c: rowFloats(outputs), begin: 0 };
      yield* this.product(`forward${i}`, [input, w, output, b], this.rows, inputs, outputs, steps);
    }
  }

  private *denseBack(layer: Dense, i: number, theta: number, gradient: number): Generator<undefined, void> {
    const [input, slopes] = [this.values[i], this.slopes.get(i) as number];
    const [from, to] = [theta, gradient].map((at) => this.tensor(at, layer.weights));
    if (this.isSparse(i)) {
      const { l2 } = this.network;
      const size = layer.inputs * weightRow(layer);
      if (l2 === 0) this.floats(to, size).fill(0);
      else this.floats(to, size).set(this.floats(from, size).map((w) => l2 * w));
      this.call(`weights${i}`, input, this.at.columns, this.at.numbers, to, 0, slopes, this.rows);
    } else {
      const steps = { a: 1, c: weightRow(layer), begin: weightRow(layer) };
      yield* this.product(`weights${i}`, [input, slopes, to, from], layer.inputs, this.rows, layer.outputs, steps);
    }
    const biases = this.tensor(gradient, biasOf(layer));
    if (layer.normed) this.floats(biases, layer.outputs).fill(0);
    else this.call(`bias${i}`, slopes, biases, this.rows);
  }

  /** The slopes by the inputs of a dense layer, which are those by the output of the dense layer before it: where they lie. */
  private *denseSlopes(layer: Dense, i: number, theta: number): Generator<undefined, number> {
    const before = this.network.layers.findLastIndex(({ kind }, k) => k < i && kind === 'dense');
    const [slopes, down] = [this.slopes.get(i) as number, this.slopes.get(before) as number];
    const weights = this.tensor(theta, layer.weights);
    const { transposed } = this.at;
    // The weights of a single output lie as their transpose does.
    if (layer.outputs > 1) this.call(`transpose${i}`, weights, transposed, layer.inputs);
    const { inputs, outputs } = layer;
    const steps = { a: rowFloats(outputs), c: rowFloats(inputs), begin: 0 };
    const pointers = [slopes, outputs > 1 ? transposed : weights, down, 0] as const;
    yield* this.product(`back${i}`, pointers, this.rows, outputs, inputs, steps);
    return down;
  }

  /** A product some rows at a time, with a rest between: floats from a row to the next of A, of C and of what C begins with. */
  private *product(
    name: string,
    [a, b, c, begin]: readonly [number, number, number, number],
    rows: number,
    count: number,
    wide: number,
    steps: { readonly a: number; readonly c: number; readonly begin: number },
  ): Generator<undefined, void> {
    const atOnce = Math.max(1, Math.floor(mostAtOnce / (count * wide * rowTile))) * rowTile;
    for (let from = 0; from < rows; from += atOnce) {
      const at = (pointer: number, step: number) => pointer + from * step * floatBytes;
      const some = Math.min(atOnce, rows - from);
      this.call(name, at(a, steps.a), b, at(c, steps.c), at(begin, steps.begin), some, count);
      if (from + some < rows) yield;
    }
  }

  private normArguments(
    layer: Extract<Layer, { kind: 'norm' }>,
    i: number,
    theta: number,
    up: number,
    gradient = theta,
  ) {
    const [scale, shift] = [layer.scale, layer.shift];
    return [
      ...[this.values[i], this.values[i + 1], up, this.tensor(theta, scale), this.tensor(theta, shift)],
      ...[this.kept.get(i) as number, this.tensor(gradient, scale), this.tensor(gradient, shift)],
      ...[this.at.worst, this.rows],
    ];
  }

  private enterStatistics(i: number, width: number, running: Float32Array): void {
    const at = this.kept.get(i) as number;
    this.floats(at, width).set(running.subarray(0, width));
    this.floats(at + rowFloats(width) * floatBytes, width).set(running.subarray(width));
  }

  private isSparse(i: number): boolean {
    return i === 0 && this.inputs.kind === 'sparse';
  }

  /** Vectors of the rows that are loaded in a layer as wide. */
  private vectors({ width }: { readonly width: number }): number {
    return (this.rows * rowFloats(width)) / 4;
  }

  private tensor(base: number, offset: number): number {
    return base + (this.places.first.get(offset) as number) * floatBytes;
  }

  private matrix(pointer: number, width: number): SignalRows {
    const wide = rowFloats(width);
    return { wide, width, values: this.floats(pointer, this.rows * wide) };
  }

  private floats(pointer: number, count: number): Float32Array {
    return new Float32Array(this.memory.buffer, pointer, count);
  }

  private call(name: string, ...args: readonly number[]): void {
    this.functions[name](...args);
  }
}

type Dense = Extract<Layer, { kind: 'dense' }>;
