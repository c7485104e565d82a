import { bringWords } from '../../../i18n/words';
import type { enContest } from './en';

declare module '../../../i18n/words' {
  interface ModeWords {
    readonly contest: typeof enContest;
  }
}

bringWords('contest', {
  en: async () => ({ contest: (await import('./en')).enContest }),
  zh: async () => ({ contest: (await import('./zh')).zhContest }),
});
