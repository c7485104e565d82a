import { computed, type ReadonlySignal } from '@preact/signals-core';
import type { Engine } from '../../../engine/types';
import type { Live } from '../../../live/live';
import type { ModeHost } from '../../mode';
import type { Training } from '../live';
import type { Plan } from '../plan';
import { withMeasures } from './columns';
import { liveMeasures, measuresCost } from './live';

/** What is measured of the runs of a training; the training with it, and how far it is. */
export function mountMeasures({ store, engine, shown, lives }: ModeHost, live: Live<Plan, Training, Engine>) {
  const declared = liveMeasures({ state: store.state, training: live.value, status: live.status, engine, shown });
  const measures = lives.add(declared);
  const { status, progress } = measures;
  const cost = computed(() => (declared.input.value ? measuresCost(declared.input.value) : 0));
  const training: ReadonlySignal<Training | undefined> = computed(
    () => live.value.value && withMeasures(live.value.value, measures.value.value),
  );
  return {
    measures: {
      failure: measures.failure,
      settled: () => measures.idle(),
      complete: async () => {
        measures.ask();
        await measures.idle();
      },
      dispose: () => measures.dispose(),
    },
    training,
    measuring: { status, progress, cost, ask: () => measures.ask(), cancel: () => measures.cancel() },
  };
}
