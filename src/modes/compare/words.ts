import { bringWords } from '../../i18n/words';
import type { enCompare } from './en';

declare module '../../i18n/words' {
  interface ModeWords {
    readonly compare: typeof enCompare;
  }
}

bringWords('compare', {
  en: async () => ({ compare: (await import('./en')).enCompare }),
  zh: async () => ({ compare: (await import('./zh')).zhCompare }),
});
