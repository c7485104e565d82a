import type { Run } from '../../src/engine/types';
import { methodRun } from './trainings';

const typed = (id: string, rule: Run['rule'], hyper: Run['hyper'] = {}) => ({
  id,
  run: { rule, hyper: { eta: 0.1, ...hyper } },
});

/** Rules that read how late a gradient comes, in each of the places where they may. */
export const lateRuns: readonly { readonly id: string; readonly run: Run }[] = [
  { id: 'adarevision', run: methodRun({ method: 'adarevision' }) },
  { id: 'nag with a rate over the delay', run: methodRun({ method: 'nag', with: ['schedule:eta/(1+delay)'] }) },
  typed('a rate over the delay', { update: 'theta = theta - eta/(1+delay)*g' }),
  typed('a limit of the delay', { update: 'theta = theta - where(delay <= R, eta*g, 0.5*eta*g)' }, { R: 2 }),
  typed('delay compensation', { update: 'theta = theta - eta*(g + lambda*g^2*drift)' }, { lambda: 0.04 }),
  typed('a sum of what is late', {
    perPoint: 'n = sqrt(sum(drift^2)) + sum(back*g)',
    update: 'theta = theta - eta*g/(1 + abs(n))',
  }),
  typed('all three', {
    state: { m: 0 },
    perStep: 'a = eta/sqrt(t + delay)',
    update: 'm = 0.9*m + g - 0.1*back\ntheta = theta - a*m + 0.01*delay*drift',
  }),
];
