import type { Scene } from '../types';

/** Workers roam between four valleys, the centre settles. */
export const easgd: Scene = {
  id: 'easgd',
  section: 5,
  title: { en: 'EASGD: workers explore', zh: 'EASGD：工作者去探索' },
  surface: 'himmelblau',
  start: [-0.2, 0.7],
  steps: 800,
  step: 800,
  parallel: {
    scheme: 'easgd-async(alpha=0.01,tau=4)',
    workers: 8,
    seeds: 20,
    vary: 'scheme:easgd-async(alpha=0.01,tau=4);easgd-async(alpha=0.2,tau=4)',
    log: 'y',
  },
  methods: [{ method: 'sgd', with: ['noise'], hyper: { eta: 0.006, sigma2: 10_000, gamman: 0.3 } }],
  view: 'both',
  claims: [],
};

/** A field of dents. */
export const easgdRastrigin: Scene = {
  id: 'easgd-rastrigin',
  section: 5,
  title: { en: 'EASGD among dents', zh: '小坑之间的 EASGD' },
  surface: 'rastrigin',
  start: [-3.4, 2.6],
  steps: 8000,
  step: 8000,
  parallel: {
    scheme: 'easgd-async(alpha=0.3,tau=1)',
    workers: 8,
    seeds: 20,
    vary: 'scheme:easgd-async(alpha=0.3,tau=1);synchronous',
  },
  methods: [{ method: 'sgd', with: ['noise'], hyper: { eta: 0.0048, sigma2: 10_000, gamman: 0.35 } }],
  view: 'both',
  claims: [],
};

/** Two workers, a hill between them, and springs below and above 2/3. */
export const spring: Scene = {
  id: 'spring',
  section: 5,
  title: { en: 'A spring across a hill', zh: '跨过山丘的弹簧' },
  surface: 'double-well',
  start: [0, 0.8],
  steps: 1000,
  step: 1000,
  parallel: {
    scheme: 'easgd(rho=0.5)',
    workers: 2,
    seed: 11,
    network: 'equal',
    seeds: 20,
    vary: 'scheme:easgd(rho=0.5);easgd(rho=0.7)',
  },
  methods: [{ method: 'sgd', with: ['noise'], hyper: { eta: 0.1, sigma2: 16, gamman: 1.5 } }],
  view: 'both',
  claims: [],
};

/** Where ADMM explodes, and EASGD does not. */
export const admm: Scene = {
  id: 'admm',
  section: 5,
  title: { en: 'ADMM explodes, EASGD does not', zh: 'ADMM 发散，EASGD 不会' },
  surface: 'bowl',
  start: [-4, 2],
  steps: 48_000,
  step: 42_000,
  parallel: {
    scheme: 'admm(rho=5)',
    workers: 3,
    network: 'equal',
    vary: 'scheme:admm(rho=5);easgd-async(rho=5,tau=1)',
    log: 'y',
    under: 'loss',
  },
  // With the curvature 2 as 0.001 and ρ 2.5 with the curvature 1.
  methods: [{ method: 'sgd', hyper: { eta: 0.0005 } }],
  view: 'both',
  claims: [],
};
