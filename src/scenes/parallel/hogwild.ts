import type { Scene } from '../types';

const films = { model: 'logistic(bias=off)', split: 'all', batch: 1, epochs: 1, order: 'replacement' } as const;
const shared = { scheme: 'hogwild', log: 'y' } as const;

/** The same films told by rare words, by all words, and by those and a bias. */
export const hogwild: Scene = {
  id: 'hogwild',
  section: 5,
  title: { en: 'Hogwild! on films', zh: 'Hogwild! 与电影' },
  training: {
    ...films,
    data: 'film-words-rare',
    seeds: 10,
    vary: 'data:film-words-rare;film-words;film-words-bias',
  },
  parallel: { ...shared, scheme: 'hogwild(store=wild)', workers: 16, under: 'lost' },
  methods: [{ method: 'sgd', hyper: { eta: 1 } }],
  claims: [],
};

/** Rare words: one worker, and many. */
export const hogwildSparse: Scene = {
  id: 'hogwild-sparse',
  section: 5,
  title: { en: 'Hogwild!: sparse rows', zh: 'Hogwild!：稀疏的行' },
  training: { ...films, data: 'film-words-rare', seeds: 10 },
  parallel: { ...shared, workers: 16, vary: 'workers:1;4;16', under: 'speedup' },
  methods: [{ method: 'sgd', hyper: { eta: 1 } }],
  claims: [],
};

/** A bias in every row: one worker, and many. */
export const hogwildDense: Scene = {
  id: 'hogwild-dense',
  section: 5,
  title: { en: 'Hogwild!: a dense coordinate', zh: 'Hogwild!：一个稠密的分量' },
  training: { ...films, data: 'film-words-bias', seeds: 10 },
  parallel: { ...shared, workers: 16, vary: 'workers:1;16', under: 'speedup' },
  methods: [
    { method: 'sgd', hyper: { eta: 1 } },
    { method: 'sgd', hyper: { eta: 0.1 } },
  ],
  claims: [],
};
