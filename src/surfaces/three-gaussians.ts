import type { SurfaceDefinition } from './types';

/** Three Gaussian wells of different depth in a plain. */
export const threeGaussians = {
  id: 'three-gaussians',
  name: { en: 'Three Gaussians', zh: '三个高斯井' },
  f: '-3*exp(-((x + 1.2)^2 + (y + 0.8)^2)/0.8) - 2*exp(-((x - 1.3)^2 + (y + 0.4)^2)/0.6) - 1.5*exp(-((x - 0.1)^2 + (y - 1.4)^2)/0.7)',
  domain: [-3, 3, -3, 3],
  minima: [
    { at: [-1.199882927909756, -0.7998800197249131], f: -3.0001792265446876 },
    { at: [1.2980843874566383, -0.3986880392961898], f: -2.0028845865728226 },
    { at: [0.10011895047561993, 1.397727860003185], f: -1.5016858761814098 },
  ],
  start: [-1.5, 1.2],
  scale: 'linear',
  source: 'Ravine (2026), made for this project.',
} satisfies SurfaceDefinition;
