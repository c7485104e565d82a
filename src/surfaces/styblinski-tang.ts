import type { SurfaceDefinition } from './types';

/** Styblinski–Tang: four wells of three depths. */
export const styblinskiTang = {
  id: 'styblinski-tang',
  name: { en: 'Styblinski–Tang', zh: 'Styblinski–Tang 函数' },
  f: '(x^4 - 16*x^2 + 5*x + y^4 - 16*y^2 + 5*y)/2',
  domain: [-5, 5, -5, 5],
  minima: [
    { at: [-2.903534027771177, -2.903534027771177], f: -78.33233140754282 },
    { at: [-2.903534027771177, 2.746802770990837], f: -64.19561235905536 },
    { at: [2.746802770990837, -2.903534027771177], f: -64.19561235905536 },
    { at: [2.746802770990837, 2.746802770990837], f: -50.05889331056788 },
  ],
  start: [-1, 4.5],
  scale: 'linear',
  source: 'Styblinski and Tang (1990), Experiments in nonconvex optimization.',
} satisfies SurfaceDefinition;
