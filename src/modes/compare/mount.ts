import { computed } from '@preact/signals-core';
import type { ModeHost, Mounted } from '../mode';
import { comparingOf } from './comparing';
import { mountContest } from './contest/mount';
import { filesOf } from './files';
import { drawCompare } from './view';
import './compare.css';
import './words';

/** The comparison: text and tables where the picture is, and its settings in the panel; on surfaces of paths, on data of training runs. */
export function mountCompare(host: ModeHost): Mounted {
  const onData = computed(() => host.store.state.value.data !== undefined);
  const surfaces = mountSurfaces({ ...host, shown: computed(() => host.shown.value && !onData.value) });
  const contest = mountContest({ ...host, shown: computed(() => host.shown.value && onData.value) });
  const now = () => (onData.peek() ? contest : surfaces);
  return {
    get files() {
      return onData.value ? contest.files : surfaces.files;
    },
    sheet: (size) => {
      if (!onData.peek()) throw new Error('there is no picture of compare on surfaces');
      return contest.sheet(size);
    },
    settled: () => now().settled(),
    failure: computed(() => (onData.value ? contest : surfaces).failure.value),
    runs: () => (onData.peek() ? contest.runs() : undefined),
    claims: () => (onData.peek() ? contest.claims() : undefined),
    complete: async () => {
      if (onData.peek()) await contest.complete();
    },
    dispose: () => {
      surfaces.dispose();
      contest.dispose();
    },
  };
}

function mountSurfaces(host: ModeHost) {
  const comparing = comparingOf({ ...host, state: host.store.state });
  const { duel } = comparing;
  return {
    files: filesOf(comparing),
    settled: () => duel.idle(),
    failure: duel.failure,
    dispose: drawCompare(host.context, comparing, host.places, host.shown),
  };
}
