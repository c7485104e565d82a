import { computed } from '@preact/signals-core';
import type { Format } from '../../take/types';
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
    files: eitherFiles(surfaces.files, () => now().files),
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

/** The same kinds of files, each made by what is shown when it is asked for. */
const eitherFiles = <Kind extends string>(
  kinds: Readonly<Record<Kind, Format>>,
  now: () => Readonly<Record<Kind, Format>>,
): Readonly<Record<string, Format>> =>
  Object.fromEntries(
    Object.entries<Format>(kinds).map(([kind, format]): [string, Format] => [
      kind,
      { ...format, encode: (...given) => now()[kind as Kind].encode(...given) },
    ]),
  );
