import { nothing, svg, type TemplateResult } from 'lit/html.js';
import { rateOf } from '../../engine/rate';
import type { Run } from '../../engine/run';
import { fill } from '../../i18n/words';
import type { Context } from '../context';
import { tick } from '../format';

/** The box of the curve, in its own units, and how many points it has at most. */
const [width, height] = [120, 32];
const most = 240;

/** A small curve of the learning rate over the run; nothing where it does not change. */
export function rateCurve({ words, parts }: Context, run: Run): TemplateResult | typeof nothing {
  const rate = rateOf(run);
  const steps = parts.steps.value;
  if (!rate) return nothing;
  const count = Math.min(steps, most);
  const values = Array.from({ length: count }, (_, i) =>
    rate(1 + Math.round((i * (steps - 1)) / Math.max(1, count - 1))),
  );
  const sound = values.filter(Number.isFinite);
  const [low, high] = [Math.min(0, ...sound), Math.max(...sound)];
  if (sound.length === 0 || values.every((value) => value === values[0])) return nothing;
  const points = values.flatMap((value, i) =>
    Number.isFinite(value)
      ? [`${((i * width) / (count - 1)).toFixed(2)},${(height - (height * (value - low)) / (high - low)).toFixed(2)}`]
      : [],
  );
  const label = fill(words.value.rules.curve, { steps, from: tick(values[0]), to: tick(values[count - 1]) });
  return svg`<svg class="rate" viewBox="-1 -2 ${width + 2} ${height + 4}" preserveAspectRatio="none" role="img" aria-label=${label}>
    <title>${label}</title>
    <polyline points=${points.join(' ')} vector-effect="non-scaling-stroke"></polyline>
  </svg>`;
}
