import type { ModeHost, Mounted } from '../mode';
import { comparingOf } from './comparing';
import { filesOf } from './files';
import { drawCompare } from './view';
import './compare.css';
import './words';

/** The comparison: text and tables where the picture is, and its settings in the panel. */
export function mountCompare(host: ModeHost): Mounted {
  const comparing = comparingOf({ ...host, state: host.store.state });
  const { duel } = comparing;
  return {
    files: filesOf(comparing),
    settled: () => duel.idle(),
    failure: duel.failure,
    dispose: drawCompare(host.context, comparing, host.places, host.shown),
  };
}
