import { computed, type ReadonlySignal } from '@preact/signals-core';
import { hyperAt } from '../../../engine/train/changes';
import { type Trained, trainColumns } from '../../../engine/train/types';
import type { Engine } from '../../../engine/types';
import { fill } from '../../../i18n/words';
import { significant, whole } from '../../../ui/format';
import { jobOf } from '../plan';
import { preparedOf } from '../recipe';
import type { About } from './about';
import { groupsOfRates, ratesOf } from './frequency';
import { type Measuring, measuring } from './measuring';
import type { BesidePicture } from './picture';
import type { ShownWeights } from './shown';

/** A run after so many updates. */
interface RunAt {
  readonly shown: ShownWeights;
  readonly update: number;
}

/** What a set needs to have for this picture: rows that are mostly zero. */
const isSparse = ({ training, variant }: ShownWeights): boolean => training.data[variant].inputs.kind === 'sparse';

/** The rate of each word or name against how often it is there, of every method; nothing for sets whose rows have every input. */
export function shownFrequency(
  runs: ReadonlySignal<readonly ShownWeights[]>,
  step: ReadonlySignal<number>,
  engine: ReadonlySignal<Engine | undefined>,
  { theme, words }: About,
) {
  const input = computed((): Measuring<RunAt> | undefined => {
    const whole = runs.value.filter((shown) => shown.training.whole.has(shown.key) && isSparse(shown));
    if (!engine.value || whole.length === 0) return undefined;
    const parts = whole.map((shown) => ({ shown, update: Math.min(step.value, shown.trained.updates) }));
    const key = JSON.stringify(parts.map(({ shown: { key, mark }, update }) => [key, mark, update]));
    return { engine: engine.value, parts, key };
  });
  const found = measuring(input, measured);
  const value = computed((): BesidePicture | undefined => {
    if (!found.value.value) return undefined;
    const { of, values } = found.value.value;
    const text = words.value.frequency;
    const each = of.parts.map(({ shown }, k) => ratesOf(shown.mark, values[k]));
    const drawn = each.map((run) => ({ ...run, groups: groupsOfRates(run) }));
    const ends = drawn.flatMap(({ mark, groups }) => {
      const [first, last] = [groups[0], groups.at(-1)];
      if (!first || !last) return [];
      const values = { method: mark.label, rare: significant(first.median, 3), often: significant(last.median, 3) };
      return [fill(text.ends, { ...values, from: whole(first.from), to: whole(last.from) })];
    });
    return {
      kind: 'frequency',
      picture: { theme: theme.value, runs: drawn, titles: { across: text.across, up: text.up } },
      label: fill(text.label, { each: ends.join('; ') }),
      table: {
        caption: text.caption,
        head: [text.run, text.rows, text.inputs, text.median],
        rows: drawn.flatMap(({ mark, groups }) =>
          groups.map(({ from, to, inputs, median }) => {
            const rows = from === to ? whole(from) : fill(text.range, { from: whole(from), to: whole(to) });
            return [mark.label, rows, whole(inputs), significant(median, 3)];
          }),
        ),
      },
    };
  });
  return { ...found, value };
}

/** Trains to the update, from the last checkpoint by then, for the states of the rule there; then measures. */
async function measured(engine: Engine, { shown, update }: RunAt, signal: AbortSignal): Promise<Float64Array> {
  const { training, key, trained, seed } = shown;
  const { plan } = training;
  const run = plan.runs.find((one) => one.key === key);
  if (!run) throw new Error('the run is no longer planned');
  const { patience: _, ...job } = jobOf(plan, run, await preparedOf(plan.variants[run.variant].recipe));
  const { size } = job.network;
  const checkpoint = trained.checkpoints.findLast((one) => one.update <= update);
  const arrays = await arraysAt();
  const states = arrays ? arrays.slice(size) : new Float32Array(0);
  const { rule, hyper, changes } = job.run;
  return engine.measure(
    {
      ...{ dataKey: job.dataKey, data: job.data, network: job.network },
      theta: arrays ? arrays.slice(0, size) : trained.initial,
      measure: {
        kind: 'rates',
        rule,
        hyper: hyperAt({ hyper, changes }, update + 1),
        seed,
        update: update + 1,
        first: trained.initial,
        states,
      },
    },
    signal,
  );

  /** θ and the states after the update; none before the first. */
  async function arraysAt(): Promise<Float32Array | undefined> {
    if (update === 0 || checkpoint?.update === update) return checkpoint?.arrays;
    const empty = { loss: [], validation: [], batchLoss: [], snapshots: [] };
    const from = checkpoint && { from: { checkpoint, columns: emptyColumns } };
    const replayed = await engine.train(
      { ...job, ...from, run: { ...job.run, updates: update }, record: { ...empty, checkpoints: [update] } },
      { signal },
    );
    return replayed.checkpoints.at(-1)?.arrays;
  }
}

const emptyColumns = Object.fromEntries(
  trainColumns.map((column) => [column, { at: [], value: [] }]),
) as unknown as Trained['columns'];
