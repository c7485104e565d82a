import { adagradNoRoot } from './adagrad-no-root';
import { adamNoCorrection } from './adam-no-correction';
import { balance } from './balance';
import { fig2a } from './fig2a';
import { fig2b } from './fig2b';
import { fig3 } from './fig3';
import { fig4a } from './fig4a';
import { fig4b } from './fig4b';
import { firstAdadelta } from './first-adadelta';
import { himmelblau } from './himmelblau';
import { matyas } from './matyas';
import { monkeySaddle } from './monkey-saddle';
import { delayTolerant } from './parallel/delay-tolerant';
import { downpour, downpourStragglers, killAReplica } from './parallel/downpour';
import { admm, easgd, easgdRastrigin, spring } from './parallel/elastic';
import { hogwild, hogwildDense, hogwildSparse } from './parallel/hogwild';
import { diloco, syncOrAsync } from './parallel/rounds';
import { asynchronyIsMomentum, criticalRate, tenThousand } from './parallel/stale';
import { tensorflowGraph } from './parallel/tensorflow-graph';
import { rastrigin } from './rastrigin';
import { rosenbrock } from './rosenbrock';
import { saddleNet } from './saddle-net';
import { textbookRates } from './textbook-rates';
import { threeGaussians } from './three-gaussians';
import { batchWorth } from './training/batch-worth';
import { betterMinima } from './training/better-minima';
import { curriculum, curriculumOrder, curriculumShapes, mixedCurriculum } from './training/curriculum';
import { digits } from './training/digits';
import { dropout } from './training/dropout';
import { earlyStopping } from './training/early-stopping';
import { edgeOfStability } from './training/edge-of-stability';
import { fig1 } from './training/fig1';
import { initialWeights } from './training/initial-weights';
import { logisticMoons } from './training/logistic-moons';
import { online } from './training/online';
import { plateauElsewhere, plateauSchedule } from './training/plateau-schedule';
import { redundant } from './training/redundant';
import { batchSizes, decreasingRate, oneLine } from './training/section2';
import { rateTooLarge, rateTooSmall, sparseMovies } from './training/section3';
import { batchNorm, gradientNoise, shuffling } from './training/section6';
import { sparseSpam } from './training/sparse-spam';
import { tunedOptimizers } from './training/tuned-optimizers';
import { unscaled } from './training/unscaled';
import { whichOptimizer } from './training/which-optimizer';
import { whichRates } from './training/which-rates';
import type { Scene } from './types';

/** Every scene in the order of the menu: the figures first. */
const all: readonly Scene[] = [
  fig2a,
  fig2b,
  fig3,
  fig4a,
  fig4b,
  monkeySaddle,
  textbookRates,
  adagradNoRoot,
  adamNoCorrection,
  firstAdadelta,
  balance,
  rosenbrock,
  matyas,
  threeGaussians,
  himmelblau,
  rastrigin,
  fig1,
  oneLine,
  redundant,
  batchSizes,
  batchWorth,
  online,
  betterMinima,
  decreasingRate,
  logisticMoons,
  rateTooSmall,
  rateTooLarge,
  unscaled,
  whichRates,
  edgeOfStability,
  saddleNet,
  plateauSchedule,
  plateauElsewhere,
  sparseMovies,
  sparseSpam,
  digits,
  whichOptimizer,
  tunedOptimizers,
  syncOrAsync,
  hogwild,
  hogwildSparse,
  hogwildDense,
  downpour,
  downpourStragglers,
  killAReplica,
  delayTolerant,
  criticalRate,
  asynchronyIsMomentum,
  easgd,
  easgdRastrigin,
  spring,
  admm,
  diloco,
  tenThousand,
  tensorflowGraph,
  shuffling,
  curriculum,
  curriculumOrder,
  curriculumShapes,
  mixedCurriculum,
  batchNorm,
  dropout,
  initialWeights,
  earlyStopping,
  gradientNoise,
];

/** The scenes by id, in the order of the menu. */
export const scenes: ReadonlyMap<string, Scene> = new Map(all.map((scene) => [scene.id, scene]));
