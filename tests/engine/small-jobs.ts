import type { MapJob } from '../../src/engine/many/map';
import type { SwarmJob } from '../../src/engine/many/swarm';
import type { RaceJob } from '../../src/engine/types';
import { everyForm } from './cases';

const runs = everyForm.slice(0, 2).map(({ run }) => run);
const f = '(x - 1)^2 + 4*y^2';

/** A race of two methods. */
export const raceJob = (steps: number): RaceJob => ({ f, runs, start: [1, 1], steps });

/** A map of two pixels. */
export const mapJob: MapJob = {
  ...{ f, run: runs[0], start: [0, 0], steps: 3, minima: [[1, 0]], radius: 0.1, goal: 0.1 },
  ...{ across: [{ x: 0 }, { x: 1 }], up: [{ y: 0 }] },
};

/** A swarm of two methods. */
export const swarmJob = (particles: number): SwarmJob => ({
  ...{ f, runs, particles, steps: 5, seed: 1, minima: [[1, 0]], radius: 0.05 },
  region: { box: [-2, 3, -2, 2], round: true },
  bins: { scale: 'log', from: 0, least: -9, most: 2 },
});
