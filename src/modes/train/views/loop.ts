import { html, type TemplateResult } from 'lit/html.js';
import { placesOf, type Sizes } from '../../../objectives/data/batches';

/** The three of section 2: the gradient of all rows, of one, of a few. */
export const loopKinds = ['batch', 'stochastic', 'mini-batch'] as const;
export type LoopKind = (typeof loopKinds)[number];

/** The kind of a run that takes batches of so many of the training rows. */
export const loopKindOf = (batch: number, rows: number): LoopKind =>
  batch >= rows ? 'batch' : batch === 1 ? 'stochastic' : 'mini-batch';

/** What the loop takes its batches from: the one line that differs. */
const batches: Readonly<Record<LoopKind, string>> = {
  batch: '[rows]',
  stochastic: 'parts(rows, 1)',
  'mini-batch': 'parts(rows, n)',
};

/** What a line does. */
export type LoopPart = 'start' | 'epoch' | 'order' | 'batch' | 'gradient' | 'step' | 'record' | 'end';

/** A line of the loop. */
export interface LoopLine {
  readonly text: string;
  readonly part: LoopPart;
}

/** The loop of a kind as JavaScript that runs, given `start`, `shuffled`, `parts`, `gradient`, `record`, `eta`, `epochs`, `seed`, `training` and `n`. */
export const loopOf = (kind: LoopKind): readonly LoopLine[] => [
  { part: 'start', text: 'let theta = start(seed);' },
  { part: 'start', text: 'record(theta);' },
  { part: 'epoch', text: 'for (let epoch = 1; epoch <= epochs; epoch++) {' },
  { part: 'order', text: '  const rows = shuffled(training, seed, epoch);' },
  { part: 'batch', text: `  for (const batch of ${batches[kind]}) {` },
  { part: 'gradient', text: '    const g = gradient(theta, batch);' },
  { part: 'step', text: '    theta = theta.map((w, i) => w - eta * g[i]);' },
  { part: 'record', text: '    record(theta);' },
  { part: 'end', text: '  }' },
  { part: 'end', text: '}' },
];

/** The part at work when so many updates are done: the start, a new order where a batch is the first of several of an epoch, else the step. */
export function partAt(update: number, rows: number, sizes: Sizes): LoopPart {
  if (update === 0) return 'start';
  const { from, to } = placesOf(rows, sizes)(update);
  return from === 0 && to < rows ? 'order' : 'step';
}

/** What is said beside the loop. */
export interface LoopWords {
  readonly label: string;
  /** Of the one line that differs. */
  readonly differs: string;
  /** Of the line at work. */
  readonly working: string;
}

/** The loop as a list of lines: the one that differs between the three, and the one at work, are marked and said. */
export function loopView(kind: LoopKind, part: LoopPart, words: LoopWords): TemplateResult {
  const line = ({ text, part: own }: LoopLine) => {
    const differs = own === 'batch';
    const working = own === part;
    return html`<li class=${[differs ? 'differs' : '', working ? 'working' : ''].join(' ')}><code>${text}</code>${
      differs ? html`<span class="quiet">${words.differs}</span>` : ''
    }${working ? html`<span class="hidden">${words.working}</span>` : ''}</li>`;
  };
  return html`<ol class="loop scroll" tabindex="0" aria-label=${words.label} translate="no">${loopOf(kind).map(line)}</ol>`;
}
