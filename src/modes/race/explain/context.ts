import type { ReadonlySignal } from '@preact/signals-core';
import type { Context } from '../../../ui/context';
import type { Explained } from './model';

/** What the views of an explained step are given. */
export interface ExplainContext extends Context {
  /** The steps that are explained, that of the chosen method first; empty where none is. */
  readonly explained: ReadonlySignal<readonly Explained[]>;
}
