import { bringWords } from '../../../i18n/words';
import type { enViews } from './en';

declare module '../../../i18n/words' {
  interface ModeWords {
    readonly views: typeof enViews;
  }
}

bringWords('views', {
  en: async () => ({ views: (await import('./en')).enViews }),
  zh: async () => ({ views: (await import('./zh')).zhViews }),
});
