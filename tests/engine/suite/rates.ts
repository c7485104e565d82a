import { sampleAt } from '../../../src/engine/many/axis';
import { endings } from '../../../src/engine/many/ended';
import { computeLevel } from '../../../src/modes/rates/training/compute';
import { net, sampled } from '../../objectives/nets';
import { methodRun, trainJob } from '../trainings';
import { type Check, first, unless } from './check';

const [rows, inputs, updates] = [30, 4, 400];
const level = 64;
const data = sampled(rows, inputs, 0);

/** The largest eigenvalue of the Hessian of half the mean square, by power iteration in f64. */
function largestCurvature(): number {
  if (data.inputs.kind !== 'dense') throw new Error('rows are dense here');
  const { values } = data.inputs;
  const row = (r: number) => [...values.subarray(r * inputs, (r + 1) * inputs), 1];
  let v = row(0);
  let lambda = 0;
  for (let k = 0; k < 500; k++) {
    const next = new Array<number>(inputs + 1).fill(0);
    for (let r = 0; r < rows; r++) {
      const x = row(r);
      const along = x.reduce((sum, value, i) => sum + value * v[i], 0);
      for (let i = 0; i <= inputs; i++) next[i] += (along * x[i]) / rows;
    }
    lambda = Math.hypot(...next);
    v = next.map((value) => value / lambda);
  }
  return lambda;
}

/** A row of training runs over η, through the border at 2/λ. */
const borderCheck: Check = {
  title: 'batch descent of least squares converges below 2/λmax and not above, within a pixel of a map of rates',
  run: async (engine) => {
    const border = 2 / largestCurvature();
    const axis = { name: 'eta', from: border / 2, to: border * 2, scale: 'log' } as const;
    const run = { ...methodRun({ method: 'sgd' }), updates };
    const at = [0, updates / 2, updates];
    const job = { ...trainJob(data, net('linear', inputs, 0), run, { loss: at }), dataKey: 'test rates' };
    const map = { key: 'border', axes: [axis, undefined] as const, at, jobs: async () => [job] };
    const counted = { pixels: 0 };
    const { pixels, began = Number.NaN } = await computeLevel(map, engine, level, {
      signal: new AbortController().signal,
      advance: (count) => {
        counted.pixels += count;
      },
      emit: () => {},
    });
    const wrong = Array.from({ length: level }, (_, i) => {
      const eta = sampleAt(axis, i, level);
      const [ending, f] = [endings[pixels.ended[i]], pixels.f[i]];
      const converges = ending === 'ok' && f < began;
      const near = Math.abs(Math.log(eta / border)) < Math.log(4) / level;
      return unless(near || converges === eta < border, `η ${eta} of ${border}: ${ending}, ${began} → ${f}`);
    });
    return first([...wrong.flat(), ...unless(counted.pixels === level, `${counted.pixels} of ${level} were counted`)]);
  },
};

/** Of training runs over hyperparameters. */
export const rateChecks: readonly Check[] = [borderCheck];
