import type { PartFrame } from '../../src/engine/cpu/swarm';
import { edgesOf } from '../../src/engine/many/bins';
import { scatter } from '../../src/engine/many/scatter';
import { type SwarmJob, type Tally, tailOf } from '../../src/engine/many/swarm';
import { type Paths, type RaceJob, type RunEnd, segmentFloats } from '../../src/engine/types';

/** The race that particle p of every run is. */
export function raceOfParticle({ f, runs, steps, seed, region, particles }: SwarmJob, p: number): RaceJob {
  const [x, y] = scatter(region, particles, seed, p, p + 1);
  return { f, runs, start: [x, y], steps };
}

const tailIn = ({ particles, runs }: SwarmJob): number => tailOf(particles * runs.length);

/** The segments of a swarm at a step, taken from the races of its particles. */
export function plainSegments(job: SwarmJob, paths: readonly Paths[], step: number): Float32Array {
  const { particles, runs } = job;
  const tail = tailIn(job);
  const all = new Float32Array(runs.length * tail * particles * segmentFloats);
  for (let r = 0; r < runs.length; r++) {
    for (let k = Math.max(0, step - tail + 1); k <= step; k++) {
      paths.forEach(({ segments, steps }, p) => {
        const from = (r * steps + Math.max(0, k - 1)) * segmentFloats;
        const start = segments.slice(from, from + 4);
        const end = k === 0 ? start : segments.slice(from + 4, from + 8);
        all.set([...start, ...end], ((r * tail + (k % tail)) * particles + p) * segmentFloats);
      });
    }
  }
  return all;
}

/** A swarm's segments, into which the frames of parts are put. */
export function frameOf(job: SwarmJob) {
  const { particles, runs } = job;
  const tail = tailIn(job);
  const all = new Float32Array(runs.length * tail * particles * segmentFloats);
  const place = ({ slots, segments }: PartFrame, from: number, to: number) => {
    const floats = (to - from) * segmentFloats;
    slots.forEach((slot, i) => {
      for (let r = 0; r < runs.length; r++) {
        const at = (i * runs.length + r) * floats;
        all.set(segments.subarray(at, at + floats), ((r * tail + slot) * particles + from) * segmentFloats);
      }
    });
  };
  return { all, place };
}

/** A tally by a plain count over the newest segments of a run; `whyOf` tells of a particle that ended why. */
export function countOf(
  job: SwarmJob,
  segments: Float32Array,
  r: number,
  step: number,
  whyOf: (p: number) => RunEnd['why'] = () => undefined,
): Tally {
  const tail = tailIn(job);
  const edges = [...edgesOf(job.bins)];
  const radius = Math.fround(job.radius) ** 2;
  const histogram = new Uint32Array(edges.length + 1);
  const ends = { diverged: 0, steep: 0, indeterminate: 0 };
  let [live, arrived] = [0, 0];
  for (let p = 0; p < job.particles; p++) {
    const at = ((r * tail + (step % tail)) * job.particles + p) * segmentFloats + 4;
    const [x, y, f, ok] = segments.subarray(at, at + 4);
    if (ok !== 1) {
      ends[whyOf(p) ?? 'diverged']++;
      continue;
    }
    histogram[edges.filter((edge) => f >= edge).length]++;
    if (job.minima.some((m) => (x - m[0]) ** 2 + (y - m[1]) ** 2 <= radius)) arrived++;
    else live++;
  }
  return { live, arrived, histogram, ...ends };
}
