import { CpuRace } from '../../src/engine/cpu/race';
import { runReference } from '../../src/engine/reference/run';
import { tracesOf } from '../../src/engine/traces';
import type { Paths, RunEnd } from '../../src/engine/types';
import { raceJobOf } from '../../src/modes/race/job';
import { decode } from '../../src/state';
import { pointOf } from '../../src/study/trace';

const cpu = new CpuRace();

/** The race of an address, on the CPU engine. */
export const raced = (hash: string): Paths => cpu.run(raceJobOf(decode(hash).state));

/** Coordinate x of every point of every path of an address, on the CPU engine and in f64. */
export function bothReadings(hash: string): { cpu: number[][]; f64: number[][]; ends: readonly RunEnd[] } {
  const job = raceJobOf(decode(hash).state);
  const paths = cpu.run(job);
  return {
    cpu: paths.ends.map(({ length }, run) => Array.from({ length }, (_, k) => pointOf(tracesOf(paths)[run], k)[0])),
    f64: runReference(job).map(({ points }) => points.map(([x]) => x)),
    ends: paths.ends,
  };
}
