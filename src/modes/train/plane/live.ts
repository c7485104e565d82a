import { computed, type ReadonlySignal } from '@preact/signals-core';
import type { Planes } from '../../../engine/train/types';
import { type Engine, Lost } from '../../../engine/types';
import type { Declaration, Held, Work } from '../../../live/declaration';
import type { Network } from '../../../objectives/model/types';
import { type FieldData, nodesOf, type Plane, stridesOf } from '../../../study/field';
import type { PlaneChoice } from '../../../study/plane/types';
import { budget } from '../../begins';
import type { Training } from '../live';
import { somePlaces } from '../some';
import { type Basis, basisOf } from './basis';
import { type Losses, lossesOn } from './losses';
import { type PlaneInput, type PlanePath, planeInputOf, pointsOf } from './paths';
import { windowOf } from './window';

/** How far the loss of a run's weights is from that of the plane below them. */
export interface Apart {
  readonly median: number;
  readonly largest: number;
}

/** A loss plane, as far as it is computed. */
export interface LossPlane {
  readonly input: PlaneInput;
  readonly basis: Basis;
  /** The full-data loss at each point of each path. */
  readonly heights: readonly (readonly number[])[];
  readonly apart: readonly Apart[];
  /** Of all paths together. */
  readonly apartTogether: Apart;
  readonly field: FieldData;
  readonly key: string;
}

/** The loss on the plane of the runs, while it is looked at: as fine as the budget allows. */
export const livePlane = (
  training: ReadonlySignal<Training | undefined>,
  engine: ReadonlySignal<Engine | undefined>,
  shown: ReadonlySignal<boolean>,
): Declaration<PlaneInput, LossPlane, Engine> => ({
  name: 'loss plane',
  input: computed(() => (shown.value && training.value ? planeInputOf(training.value) : undefined)),
  engine,
  key: ({ key }) => key,
  keeps: (input) => input?.key ?? '',
  portable: true,
  holds: (input, asked) => (input.key === asked?.key ? 'nothing' : heldOf(input)),
  lost: (error) => error instanceof Lost,
  compute: computePlane,
});

async function computePlane(work: Work<PlaneInput, LossPlane, Engine>): Promise<LossPlane> {
  const { input, engine, asked, signal, advance, emit } = work;
  const basis = await basisOf(input, engine, signal);
  const strides = input.key === asked?.key ? allStrides : affordable(input);
  const total = evaluations(input) + nodesUpTo(strides);
  const losses = lossesOn(input, basis, engine, signal, (count) => advance(count / total));
  const [heights, apart, apartTogether] = await measured(input, basis, losses);
  const axes = windowOf(basis.places, basis.names, input.choice.kind === 'random' ? 1 : 0);
  const values = new Float64Array(axes[0].count * axes[1].count).fill(Number.NaN);
  let plane: LossPlane | undefined;
  for (const [pass, stride] of strides.entries()) {
    const nodes = nodesOf({ axes, stride }, pass === 0);
    const found = await losses.atPlaces(placesOf(axes, nodes));
    nodes.forEach((node, i) => {
      values[node] = found[i];
    });
    const field = { axes, name: 'loss', provenance: provenanceOf(input, basis), values: values.slice(), stride };
    plane = { input, basis, heights, apart, apartTogether, field, key: `${input.key} ${stride}` };
    if (stride > strides[strides.length - 1]) emit(plane);
  }
  return plane as LossPlane;
}

/** The loss at each point, and how far that under it on the plane is away. */
async function measured(input: PlaneInput, { places }: Basis, losses: Losses) {
  const { network, paths } = input;
  const heights = await Promise.all(paths.map((path) => heightsOf(path, network, losses)));
  const differences = await Promise.all(
    places.map(async (own, k) => {
      const some = somePlaces(own.length / 2, comparedOf(input));
      const below = await losses.atPlaces(Float64Array.from(some.flatMap((i) => [own[2 * i], own[2 * i + 1]])));
      return some.map((i, j) => Math.abs(heights[k][i] - below[j])).filter((one) => !Number.isNaN(one));
    }),
  );
  return [heights, differences.map(apartOf), apartOf(differences.flat())] as const;
}

/** The loss at the points of a path: as the run has written it down, else computed. */
async function heightsOf({ values, losses: known }: PlanePath, network: Network, losses: Losses): Promise<number[]> {
  const missing = missingOf(network, known);
  const found = missing.length > 0 ? await losses.atPoints(pointsOf(values, network.size, missing)) : [];
  const heights = [...known];
  missing.forEach((k, i) => {
    heights[k] = found[i];
  });
  return heights;
}

/** The points whose loss is computed: with batch norm all, a run writes it down by running statistics, the plane has those of the rows. */
function missingOf({ layers }: Network, losses: readonly number[]): number[] {
  const hasNorm = layers.some(({ kind }) => kind === 'norm');
  return losses.flatMap((loss, k) => (hasNorm || Number.isNaN(loss) ? [k] : []));
}

function apartOf(differences: readonly number[]): Apart {
  const sorted = differences.toSorted((a, b) => a - b);
  const { length } = sorted;
  if (length === 0) return { median: Number.NaN, largest: Number.NaN };
  return { median: (sorted[(length - 1) >> 1] + sorted[length >> 1]) / 2, largest: sorted[length - 1] };
}

/** Points of a path whose height is compared: few where a loss costs much. */
const comparedOf = (input: PlaneInput): number =>
  Math.min(40, Math.max(5, Math.floor(budget / 10 / (costOf(input) * input.paths.length))));

/** The places of nodes, u and v of each. */
function placesOf([across, up]: FieldData['axes'], nodes: readonly number[]): Float64Array {
  const at = ({ from, to, count }: FieldData['axes'][number], k: number) => from + ((to - from) * k) / (count - 1);
  return Float64Array.from(
    nodes.flatMap((node) => [at(across, node % across.count), at(up, Math.floor(node / across.count))]),
  );
}

function provenanceOf({ plan, paths, choice }: PlaneInput, { found }: Basis): FieldData['provenance'] {
  const ids = paths.map(({ id }) => id);
  const plane = found ? planeSaid(choice, ids, found) : ({ kind: 'parameters' } as const);
  return { of: 'loss', data: plan.entry.id, model: plan.state.model.kind, plane };
}

function planeSaid(choice: PlaneChoice, ids: readonly string[], { plane: { shares } }: Planes): Plane {
  if (choice.kind === 'paths') return { kind: 'principal', paths: ids, shares };
  if (choice.kind === 'random') return { kind: 'random', path: ids[0], seed: choice.seed };
  const [a, b, c] = choice.of;
  return { kind: 'ends', paths: [ids[a], ids[b], ids[c]] };
}

const grid = windowOf([], ['', '']);
const allStrides = stridesOf(grid);

/** Nodes of the passes to a stride. */
const nodesUpTo = (strides: readonly number[]): number => {
  const [{ count }] = grid;
  return strides.length === 0 ? 0 : ((count - 1) / strides[strides.length - 1] + 1) ** 2;
};

/** Losses that are computed beside the grid's. */
const evaluations = (input: PlaneInput): number =>
  input.paths.reduce(
    (sum, { points, losses }) => sum + Math.min(points, comparedOf(input)) + missingOf(input.network, losses).length,
    0,
  );

/** Multiplications of a loss. */
const costOf = ({ network, data }: PlaneInput): number => network.size * data.train.length;

/** The passes that begin by themselves. */
export const affordable = (input: PlaneInput): number[] =>
  allStrides.filter((_, i) => {
    const count = evaluations(input) + nodesUpTo(allStrides.slice(0, i + 1));
    return count * costOf(input) <= budget;
  });

/** Multiplications of a whole plane. */
export const wholeCost = (input: PlaneInput): number => (evaluations(input) + nodesUpTo(allStrides)) * costOf(input);

function heldOf(input: PlaneInput): Held {
  const { length } = affordable(input);
  return length === allStrides.length ? 'nothing' : length === 0 ? 'all' : 'rest';
}
