import type { Scene } from '../types';

/** The curvature that a rate allows is the curvature that training seeks. */
export const edgeOfStability: Scene = {
  id: 'edge-of-stability',
  section: 3,
  title: { en: 'The edge of stability', zh: '稳定性边缘' },
  training: {
    data: 'penguins-sex',
    model: 'mlp(16,16)',
    batch: 'all',
    split: 'all',
    epochs: 1500,
    seeds: 20,
    curve: 'sharpness',
  },
  methods: [
    { method: 'sgd', hyper: { eta: 0.5 } },
    { method: 'sgd', hyper: { eta: 1 } },
  ],
  note: {
    en: 'Sharpness is the largest eigenvalue of the Hessian of the loss over all rows. Batch descent with rate η makes it grow until it is about 2/η, where steps along that direction just do not grow, and keeps it there (Cohen et al. 2021). With more epochs the loss nears 0, and the sharpness falls with it.',
    zh: '锐度是全部样本损失的海森矩阵的最大特征值。学习率为 η 的批量下降使它升到约 2/η，在那里沿该方向的步子刚好不再增长，并停留在此（Cohen 等，2021）。若轮次更多，损失趋近 0，锐度也随之下降。',
  },
  claims: [],
};
