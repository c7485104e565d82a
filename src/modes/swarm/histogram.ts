import { html, svg, type TemplateResult } from 'lit/html.js';
import { valueAtShare } from '../../engine/many/bins';
import { binCount, type SwarmFrame } from '../../engine/many/swarm';
import { fill } from '../../i18n/words';
import type { Mark } from '../../stage/types';
import { tick, whole } from '../../ui/format';
import type { SwarmContext } from './context';
import { axisLine } from './legend';

/** The particles of one method in each bin, stacked on those of the methods before: [from, to] as shares of the tallest bin. */
export type Stack = readonly (readonly [from: number, to: number])[];

/** The stacks of all methods, and how many the tallest bin has. */
function stacksOf({ tallies }: Pick<SwarmFrame, 'tallies'>): { stacks: readonly Stack[]; tallest: number } {
  const heights = new Float64Array(binCount);
  const counted = tallies.map(({ histogram }) =>
    Array.from(histogram, (count, bin): [number, number] => {
      heights[bin] += count;
      return [heights[bin] - count, heights[bin]];
    }),
  );
  const tallest = Math.max(...heights);
  const scale = 1 / Math.max(1, tallest);
  return { stacks: counted.map((bins) => bins.map(([from, to]) => [from * scale, to * scale] as const)), tallest };
}

/** The value of f that half of the particles are below, to the bin; undefined where no particle has one. */
function medianOf({ tallies, bins }: Pick<SwarmFrame, 'tallies' | 'bins'>): number | undefined {
  const heights = Array.from({ length: binCount }, (_, bin) => tallies.reduce((sum, t) => sum + t.histogram[bin], 0));
  const half = heights.reduce((a, b) => a + b, 0) / 2;
  if (half === 0) return undefined;
  const upTo = (bin: number) => heights.slice(0, bin + 1).reduce((a, b) => a + b, 0);
  const bin = heights.findIndex((_, i) => upTo(i) >= half);
  const value = valueAtShare(bins, (bin + 1) / binCount);
  return bins.scale === 'log' ? value - bins.from : value;
}

/** The loss of all particles, each method in its colour, in the place of the loss chart. */
export function histogram({ model, swarm, words }: SwarmContext): TemplateResult {
  const frame = swarm.value;
  if (!frame) return html`<p class="quiet">${words.value.swarm.waiting}</p>`;
  const { stacks } = stacksOf(frame);
  const text = words.value.swarm;
  return html`<div class="bars" role="img" aria-label=${labelOf(frame, text)}>
      <svg viewBox="0 0 ${binCount} 1" preserveAspectRatio="none" aria-hidden="true">
        ${stacks.map((stack, run) => layer(stack, model.marks.value[run]))}
      </svg>
    </div>
    ${axisLine(frame.bins)}`;
}

/** The caption of the histogram. */
export function histogramCaption({ swarm, words }: SwarmContext): TemplateResult {
  const text = words.value.swarm;
  const frame = swarm.value;
  const kind = frame?.bins.scale === 'linear' ? text.kinds.value : text.logarithmic;
  const tallest = frame && fill(text.tallest, { count: whole(stacksOf(frame).tallest) });
  return html`<h2>${text.histogram}</h2><span class="quiet figures">${kind}</span>
    <span class="spacer"></span><span class="quiet figures">${tallest ?? ''}</span>`;
}

function labelOf(frame: SwarmFrame, text: SwarmContext['words']['value']['swarm']): string {
  const kind = frame.bins.scale === 'log' ? text.kinds.gap : text.kinds.value;
  const median = medianOf(frame);
  if (median === undefined) return fill(text.histogramNone, { kind });
  const count = frame.tallies.reduce((sum, { live, arrived }) => sum + live + arrived, 0);
  return fill(text.histogramLabel, {
    kind,
    count: whole(count),
    step: frame.step,
    median: tick(Number(median.toPrecision(2))),
  });
}

const layer = (stack: Stack, mark: Mark | undefined): TemplateResult => {
  const bars = stack.map(([from, to], bin) =>
    to > from ? `M${bin + 0.06} ${1 - from}V${1 - to}h.88V${1 - from}Z` : '',
  );
  return svg`<path d=${bars.join('')} fill=${mark?.color ?? 'currentColor'}></path>`;
};
