import { defaultForm, defaultHyper, optimizers, ruleOf } from '../../src/optimizers/catalog';
import { surfaces } from '../../src/surfaces/catalog';
import { median } from '../rounds';
import { Swarm } from './one-swarm';
import type { Clock } from './timing';

/** Particle-steps a second of one method on one surface, starts on a grid over its domain. */
export async function swarmRate(
  device: GPUDevice,
  clock: Clock,
  method: string,
  surface: string,
  particles: number,
  steps: number,
  rounds: number,
) {
  const optimizer = optimizers.get(method);
  const rule = optimizer && ruleOf(optimizer, defaultForm(optimizer));
  const ground = surfaces.get(surface);
  if (!optimizer || !rule || !ground) throw new Error(`no ${method} on ${surface}`);
  const side = Math.floor(Math.sqrt(particles));
  const [x0, x1, y0, y1] = ground.domain;
  const starts = Array.from({ length: side * side }, (_, i): [number, number] => [
    x0 + ((x1 - x0) * ((i % side) + 0.5)) / side,
    y0 + ((y1 - y0) * (Math.floor(i / side) + 0.5)) / side,
  ]);
  const run = { rule, hyper: defaultHyper(optimizer) };
  const swarm = await Swarm.create(device, { f: ground.f, run, starts, steps });
  const seconds: number[] = [];
  for (let round = 0; round <= rounds; round++)
    seconds.push(await clock.seconds((pass) => swarm.dispatch(pass, 0, steps)));
  swarm.destroy();
  const middle = median(seconds.slice(1));
  return {
    method,
    surface,
    particles: side * side,
    steps,
    seconds: middle,
    particleStepsPerSecond: (side * side * steps) / middle,
  };
}
