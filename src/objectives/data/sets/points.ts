import { randomNormal, randomUnit, streams } from '../../../study/random';
import type { Table } from '../types';

/** Rows of each class, where a set does not say it. */
const usual = 200;

/**
 * Two classes of points in a plane, drawn from the counter's random numbers: the same for everybody, whatever the seed of a run. They
 * take sine, cosine and logarithm of the machine, whose last bit may differ between browsers; a point is rounded to 2⁻²⁴ of its unit,
 * which all but hides it. A row is as hard as its noise has moved it.
 */
interface Cloud {
  readonly seed: number;
  /** Rows of each class. */
  readonly each?: number;
  /** Standard deviation of the noise of each coordinate. */
  readonly noise: number;
  /** Where a point of a class is without noise; u is in 0 … 1. */
  readonly place: (kind: 0 | 1, u: number) => readonly [x: number, y: number];
}

const rounded = (value: number): number => Math.round(value * 2 ** 24) / 2 ** 24;

function cloud({ seed, each = usual, noise, place }: Cloud): Table {
  const rows = Array.from({ length: 2 * each }, (_, row) => {
    const kind = row < each ? 0 : 1;
    const [x, y] = place(kind, randomUnit(seed, streams.data, row, 0));
    const [dx, dy] = [1, 2].map((k) => noise * randomNormal(seed, streams.data, row, k));
    return { kind, point: [x + dx, y + dy].map(rounded), moved: Math.sqrt(dx * dx + dy * dy) };
  });
  return {
    inputs: { kind: 'dense', width: 2, values: Float64Array.from(rows.flatMap(({ point }) => point)) },
    targets: Float64Array.from(rows, ({ kind }) => kind),
    features: ['x', 'y'].map((name) => ({ name: { en: name, zh: name } })),
    task: {
      kind: 'classes',
      target: { name: { en: 'class', zh: '类别' } },
      classes: ['A', 'B'].map((name) => ({ en: name, zh: name })),
    },
    difficulty: Float32Array.from(rows, ({ moved }) => moved),
  };
}

/** Two half circles, each reaching into the other. */
export const moons = (): Table =>
  cloud({
    seed: 1,
    noise: 0.2,
    place: (kind, u) => {
      const [x, y] = [Math.cos(Math.PI * u), Math.sin(Math.PI * u)];
      return kind === 0 ? [x, y] : [1 - x, 0.5 - y];
    },
  });

/** Two arms of one and a half turns. */
export const spirals = (): Table =>
  cloud({
    seed: 2,
    noise: 0.03,
    place: (kind, u) => {
      const radius = 0.1 + 0.9 * u;
      const angle = 3 * Math.PI * radius + Math.PI * kind;
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    },
  });

const half = Math.sqrt(0.5);
/** Two normal distributions of deviation 1 at ±(√½, √½), as Bengio et al. (2009, section 4.1) have them. */
const apart = { noise: 1, place: (kind: 0 | 1) => (kind === 0 ? [-half, -half] : [half, half]) as [number, number] };

/** How far each row is on the wrong side. */
function wrongness({ inputs, targets }: Table): Float32Array {
  const { values } = inputs;
  return Float32Array.from(targets, (kind, row) => {
    const along = half * (values[2 * row] + values[2 * row + 1]);
    return kind === 0 ? along : -along;
  });
}

/** Two normal distributions; hard by the wrong side. */
export function blobs(): Table {
  const table = cloud({ seed: 3, ...apart });
  return { ...table, difficulty: wrongness(table) };
}

/** The same two, of so many rows that small sets can be drawn from them; a row is easy or, on the wrong side, hard. */
export function clouds(): Table {
  const table = cloud({ seed: 5, each: 4000, ...apart });
  return { ...table, difficulty: wrongness(table).map((hard) => Number(hard >= 0)) };
}
