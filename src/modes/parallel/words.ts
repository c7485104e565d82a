import { bringWords } from '../../i18n/words';
import type { enParallel } from './en';

declare module '../../i18n/words' {
  interface ModeWords {
    readonly parallel: typeof enParallel;
  }
}

bringWords('parallel', {
  en: async () => ({ parallel: (await import('./en')).enParallel }),
  zh: async () => ({ parallel: (await import('./zh')).zhParallel }),
});
