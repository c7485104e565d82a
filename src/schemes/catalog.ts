import { admm } from './admm';
import { backup } from './backup';
import { delayTolerant } from './delay-tolerant';
import { diloco } from './diloco';
import { downpour } from './downpour';
import { eamsgd } from './eamsgd';
import { easgd } from './easgd';
import { easgdAsync } from './easgd-async';
import { easgdImplemented } from './easgd-implemented';
import { hogwild } from './hogwild';
import { localSgd } from './local-sgd';
import { quorum } from './quorum';
import { ssp } from './ssp';
import { synchronous } from './synchronous';
import type { Scheme } from './types';

/** Every scheme in the order of menus: the overview's first. */
const all: readonly Scheme[] = [
  hogwild,
  downpour,
  delayTolerant,
  easgd,
  easgdAsync,
  easgdImplemented,
  eamsgd,
  synchronous,
  localSgd,
  diloco,
  ssp,
  backup,
  quorum,
  admm,
];

/** The schemes by id, in the order of menus. */
export const schemes: ReadonlyMap<string, Scheme> = new Map(all.map((scheme) => [scheme.id, scheme]));
