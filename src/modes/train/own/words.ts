import { bringWords } from '../../../i18n/words';
import type { enOwn } from './en';

declare module '../../../i18n/words' {
  interface ModeWords {
    readonly own: typeof enOwn;
  }
}

bringWords('own', {
  en: async () => ({ own: (await import('./en')).enOwn }),
  zh: async () => ({ own: (await import('./zh')).zhOwn }),
});
