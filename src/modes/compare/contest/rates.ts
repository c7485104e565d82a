import { html, svg, type TemplateResult } from 'lit/html.js';
import { worseMedian } from '../../../engine/many/score';
import { shareOf } from '../../../engine/many/sweep';
import type { Mark } from '../../../stage/types';
import type { MethodChoice } from '../../../state';
import type { Contest } from './contest';
import { rangesTried } from './tries';
import type { Tuned } from './tuned';

const [width, height, edge, top] = [132, 40, 5, 9];

/**
 * The rates that were tried of a method and the loss that each ends with, at most that of the start; what diverged is above the line, the best has a ring. A table says the same in numbers. Nothing where more than one value is tuned.
 */
export function ratesStrip(
  choice: MethodChoice,
  tuned: Tuned,
  { color }: Mark,
  [lowest, highest]: readonly [number, number],
) {
  const [range, ...others] = rangesTried(choice);
  if (!range || others.length > 0) return undefined;
  const span = Math.max(1e-12, highest - lowest);
  const places = tuned.tries.map(({ hyper, outcomes }): Place => {
    const diverged = outcomes.filter((outcome) => outcome.diverged).length > outcomes.length / 2;
    const loss = worseMedian(outcomes.map(({ gap }) => gap));
    const up = Math.min(1, Math.max(0, (loss - lowest) / span));
    const across = Math.min(1, Math.max(0, shareOf(range, hyper[range.name])));
    return { x: edge + across * (width - 2 * edge), y: diverged ? 4 : height - 4 - up * (height - top - 8), diverged };
  });
  return html`<svg class="strip rates" viewBox="0 0 ${width} ${height}" aria-hidden="true">
    <path class="grid" d="M0 ${top}H${width}"></path>
    ${places.map((place, t) => dot(place, color, t === tuned.best))}
  </svg>`;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly diverged: boolean;
}

function dot({ x, y, diverged }: Place, color: string, best: boolean): TemplateResult {
  if (diverged) return svg`<path stroke=${color} d="M${x - 2} ${y - 2}l4 4m0 -4l-4 4"></path>`;
  return svg`<circle cx=${x} cy=${y} r="2.2" fill=${color}></circle>
    ${best ? svg`<circle class="best" cx=${x} cy=${y} r="4.2" fill="none"></circle>` : ''}`;
}

/** What the heights of the strips lie between: the lowest loss that a try ends with, and the highest that one begins with. */
export function lossesTried({ tries, tuning }: Pick<Contest, 'tries' | 'tuning'>): readonly [number, number] {
  const ends = (tuning?.tuned ?? []).flatMap((tuned) =>
    tuned.tries.flatMap(({ outcomes }) => outcomes.flatMap(({ gap, diverged }) => (diverged ? [] : [gap]))),
  );
  const first = [...tries.values()].flatMap(([curve]) => curve?.loss.value[0] ?? []);
  return [ends.reduce((low, loss) => Math.min(low, loss), Number.POSITIVE_INFINITY), Math.max(...first)];
}
