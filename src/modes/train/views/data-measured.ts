import { computed, type ReadonlySignal } from '@preact/signals-core';
import type { Engine } from '../../../engine/types';
import { fill } from '../../../i18n/words';
import type { State } from '../../../state';
import { significant } from '../../../ui/format';
import type { About } from './about';
import { shownFrequency } from './data-frequency';
import { histogramsOf } from './histograms';
import { measuredOf, measureShown, measuring } from './measuring';
import type { BesidePicture } from './picture';
import { gainsOf, scalesOf } from './scales';
import type { ShownWeights } from './shown';

/** What may be looked at, and what measures it. */
export interface Sources {
  readonly state: ReadonlySignal<State>;
  /** Every run that is looked at, and the one that stands out. */
  readonly all: ReadonlySignal<readonly ShownWeights[]>;
  readonly one: ReadonlySignal<ShownWeights | undefined>;
  readonly engine: ReadonlySignal<Engine | undefined>;
}

/** What an engine has measured for the picture that is asked for; undefined for one that needs none. */
export function shownMeasures({ state, all, one, engine }: Sources, about: About) {
  const first = computed(() => (state.value.beside === 'gradients' && one.value ? [one.value] : []));
  const every = computed(() => (state.value.beside === 'gain' ? all.value : []));
  const often = computed(() => (state.value.beside === 'frequency' ? all.value : []));
  const step = computed(() => state.value.step);
  const parts = [
    shownGradient({ runs: first, engine }, about),
    shownScales({ runs: every, engine }, about),
    shownFrequency(often, step, engine, about),
  ];
  return {
    value: computed(() => parts.map(({ value }) => value.value).find((picture) => picture !== undefined)),
    idle: () => Promise.all(parts.map(({ idle }) => idle())),
    dispose: () => {
      for (const { dispose } of parts) dispose();
    },
  };
}

/** What is looked at, and what measures it. */
interface Looked {
  /** None: nothing is wanted. */
  readonly runs: ReadonlySignal<readonly ShownWeights[]>;
  readonly engine: ReadonlySignal<Engine | undefined>;
}

const inputOf = ({ runs, engine }: Looked) =>
  computed(() => (engine.value && runs.value.length > 0 ? measuredOf(engine.value, runs.value) : undefined));

/** The gradient over all training rows at the weights of a run, tensor by tensor. */
function shownGradient(looked: Looked, { theme, words }: About) {
  const found = measuring(inputOf(looked), measureShown({ kind: 'gradient' }));
  const value = computed((): BesidePicture | undefined => {
    if (!found.value.value) return undefined;
    const { of, values } = found.value.value;
    const [{ mark, weights }] = of.parts;
    const text = words.value.histograms;
    const histograms = histogramsOf(weights.network.parameters, values[0]);
    const picture = {
      ...{ theme: theme.value, histograms, title: `${mark.label}: ${text.gradient}` },
      deviation: (value: string) => fill(text.deviation, { value }),
    };
    const each = histograms.each.map(({ name, deviation }) => `${name} σ ${deviation.toPrecision(2)}`).join(', ');
    const label = fill(text.label, { title: text.gradient, method: mark.label, each });
    return { kind: 'histograms', picture, label };
  });
  return { ...found, value };
}

/** How large numbers are by the layer of a network, forward and backward, of every method. */
function shownScales(looked: Looked, { theme, words }: About) {
  const found = measuring(inputOf(looked), measureShown({ kind: 'scales' }));
  const value = computed((): BesidePicture | undefined => {
    if (!found.value.value) return undefined;
    const { of, values } = found.value.value;
    const runs = of.parts.map(({ mark }, k) => scalesOf(mark, values[k]));
    const text = words.value.scales;
    const layers = Math.max(...runs.map(({ back }) => back.length));
    const cells = (scales: readonly number[]) =>
      Array.from({ length: layers + 1 }, (_, k) => (k < scales.length ? significant(scales[k], 3) : ''));
    return {
      kind: 'scales',
      picture: { theme: theme.value, runs, titles: { given: text.given, back: text.back, layer: text.layer } },
      label: fill(text.label, {
        each: runs
          .map((run) => {
            const { forward, backward } = gainsOf(run);
            return fill(text.gains, {
              ...{ method: run.mark.label, forward: significant(forward, 3), backward: significant(backward, 3) },
            });
          })
          .join('; '),
      }),
      table: {
        caption: text.caption,
        head: [text.run, text.of, ...Array.from({ length: layers + 1 }, (_, k) => fill(text.ofLayer, { layer: k }))],
        rows: runs.flatMap(({ mark, given, back }) => [
          [mark.label, text.given, ...cells(given)],
          [mark.label, text.back, '', ...cells(back).slice(0, -1)],
        ]),
      },
    };
  });
  return { ...found, value };
}
