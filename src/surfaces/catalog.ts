import { ackley } from './ackley';
import { beale } from './beale';
import { bohachevsky } from './bohachevsky';
import { booth } from './booth';
import { bowl } from './bowl';
import { doubleWell } from './double-well';
import { easom } from './easom';
import { goldsteinPrice } from './goldstein-price';
import { griewank } from './griewank';
import { himmelblau } from './himmelblau';
import { levy13 } from './levy13';
import { longValley } from './long-valley';
import { matyas } from './matyas';
import { mccormick } from './mccormick';
import { monkeySaddle } from './monkey-saddle';
import { rastrigin } from './rastrigin';
import { ravine } from './ravine';
import { rosenbrock } from './rosenbrock';
import { saddle } from './saddle';
import { saddleNet } from './saddle-net';
import { sixHumpCamel } from './six-hump-camel';
import { styblinskiTang } from './styblinski-tang';
import { threeGaussians } from './three-gaussians';
import { threeHumpCamel } from './three-hump-camel';
import type { SurfaceDefinition } from './types';

/** Every surface in the order of menus: the figures' first, then bowls and valleys before landscapes. */
const all: readonly SurfaceDefinition[] = [
  beale,
  longValley,
  saddle,
  monkeySaddle,
  ravine,
  bowl,
  rosenbrock,
  himmelblau,
  rastrigin,
  ackley,
  booth,
  matyas,
  threeHumpCamel,
  sixHumpCamel,
  styblinskiTang,
  goldsteinPrice,
  mccormick,
  levy13,
  griewank,
  easom,
  bohachevsky,
  threeGaussians,
  saddleNet,
  doubleWell,
];

/** The surfaces by id, in the order of menus. */
export const surfaces: ReadonlyMap<string, SurfaceDefinition> = new Map(all.map((surface) => [surface.id, surface]));
