import { downpour, downpourStragglers, killAReplica } from './downpour';
import { admm, easgd, easgdRastrigin, spring } from './elastic';
import { hogwild, hogwildDense, hogwildSparse } from './hogwild';
import { criticalRate, delayTolerant } from './late';
import { asynchronyIsMomentum, tenThousand } from './momentum';
import { diloco, syncOrAsync } from './rounds';
import type { ParallelClaim } from './types';

/** What the overview says of each parallel scene. */
export const parallelClaims: Readonly<Record<string, readonly ParallelClaim[]>> = {
  hogwild,
  'hogwild-sparse': hogwildSparse,
  'hogwild-dense': hogwildDense,
  downpour,
  'downpour-stragglers': downpourStragglers,
  'kill-a-replica': killAReplica,
  'delay-tolerant': delayTolerant,
  easgd,
  'easgd-rastrigin': easgdRastrigin,
  spring,
  admm,
  'critical-rate': criticalRate,
  'asynchrony-is-momentum': asynchronyIsMomentum,
  'sync-or-async': syncOrAsync,
  diloco,
  'ten-thousand': tenThousand,
};
