import type { ReadonlySignal } from '@preact/signals-core';
import type { Language } from '../../../i18n/text';
import type { Dictionary } from '../../../i18n/words';
import type { CurveTheme } from '../curves/types';

/** What every picture beside the curves is given. */
export interface About {
  readonly theme: ReadonlySignal<CurveTheme>;
  readonly words: ReadonlySignal<Dictionary['views']>;
  readonly language: ReadonlySignal<Language>;
}
