import type { Program } from '../../schemes/types';
import type { Run } from '../run';

/** Whether a worker fetches before its iteration k = 0, 1, 2 … */
export const fetchesIn = ({ fetch }: Program, k: number): boolean => (fetch === 0 ? k === 0 : k % fetch === 0);

/** Whether it exchanges with the centre in its iteration k. */
export const exchangesIn = ({ exchange }: Program, k: number): boolean =>
  exchange !== undefined && k % exchange.every === 0;

/** Whether it pushes at the end of its iteration k. */
export const pushesIn = ({ push }: Program, k: number): boolean =>
  push !== undefined && k % push.every === (push.phase === 'first' ? 0 : push.every - 1);

/** Whether every push is followed by a fetch: the answer to a push then brings the parameters, read right after it was applied. */
export function alwaysReturns({ push, fetch }: Program): boolean {
  if (!push || fetch === 0) return false;
  return push.phase === 'first' && push.every > 1 ? fetch === 1 : push.every % fetch === 0;
}

/** Whether a worker that read once takes all its gradients there until it reads again: what it read has to be kept. */
export const keepsReading = ({ local, fetch }: Program): boolean => !local && fetch !== 1;

/** Whether what is gathered are copies that arrive as they are, whose mean θ becomes: to the bit, where displacements taken off on average would be rounded. */
export const takesMean = ({ push, server, gather }: Program): boolean =>
  server === 'add' && push?.what === 'displacement' && push.compress.kind === 'none' && gather?.apply === 'mean';

/** A program whose outer rule is plain descent of rate 1, which takes the mean of the copies: to the bit, and so it is run. */
export function plainly(program: Program, server: Run | undefined): Program {
  const isMean = program.server === 'own' && program.push?.what === 'displacement' && program.gather?.apply === 'mean';
  const { update, state, perStep, perPoint, gradientAt } = server?.rule ?? { update: '' };
  const isPlain = update.replaceAll(' ', '') === 'theta=theta-eta*g' && server?.hyper.eta === 1;
  const isBare = [state, perStep, perPoint, gradientAt].every((part) => part === undefined);
  return isMean && isPlain && isBare ? { ...program, server: 'add' } : program;
}
