import { computed, effect, type ReadonlySignal } from '@preact/signals-core';
import { region } from '../../ui/context';
import type { ModeHost } from '../mode';
import { drawCurves } from '../train/curves/sheet';
import type { CurvesInput } from '../train/curves/types';
import { createCurves } from '../train/curves/view';
import type { Drawing } from '../train/together';
import type { ParallelContext } from './context';
import { toolbar } from './toolbar';
import type { UnderSources } from './under/mount';

/** The losses of what is trained, where the picture is. */
export interface Losses {
  /** How they are drawn as they are now; throws while there are none. */
  readonly drawing: () => Drawing;
  settle(): void;
  dispose(): void;
}

/** Puts losses and their tools in the place of the picture; hidden on a surface. */
export function mountLosses(
  host: ModeHost,
  context: ParallelContext,
  input: ReadonlySignal<CurvesInput | undefined>,
  window: UnderSources['window'],
): Losses {
  const { store, places } = host;
  const { words, highlight } = context;
  const frame = frameIn(places.stage);
  const own = computed(() => words.value.curves);
  const view = createCurves(frame.curves, input, own, {
    seek: (step) => store.update({ step }),
    window: (next) => {
      window.value = next;
    },
    highlight: (id) => {
      highlight.value = id;
    },
  });
  const stops = [
    effect(() => {
      frame.whole.hidden = store.state.value.data === undefined;
    }),
    region(frame.tools, () => toolbar(context)),
    () => view.dispose(),
  ];
  return {
    drawing: () => {
      const now = input.peek();
      if (!now) throw new Error('nothing is computed yet');
      return (g, size) => drawCurves(g, now, words.peek().curves, size);
    },
    settle: () => view.settle(),
    dispose: () => {
      for (const stop of stops) stop();
    },
  };
}

function frameIn(stage: HTMLElement): Readonly<Record<'whole' | 'tools' | 'curves', HTMLElement>> {
  const [tools, curves] = ['train-toolbar', 'train-curves'].map((name) => {
    const part = document.createElement('div');
    part.className = name;
    return part;
  });
  const whole = document.createElement('div');
  whole.className = 'training';
  whole.append(tools, curves);
  stage.append(whole);
  return { whole, tools, curves };
}
