import { bringWords } from '../../../i18n/words';
import type { enExplain } from './en';

declare module '../../../i18n/words' {
  interface ModeWords {
    readonly explain: typeof enExplain;
  }
}

bringWords('explain', {
  en: async () => ({ explain: (await import('./en')).enExplain }),
  zh: async () => ({ explain: (await import('./zh')).zhExplain }),
});
