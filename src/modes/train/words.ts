import { bringWords } from '../../i18n/words';
import type { enTrain } from './en';

declare module '../../i18n/words' {
  interface ModeWords {
    readonly train: typeof enTrain;
  }
}

bringWords('train', {
  en: async () => ({ train: (await import('./en')).enTrain }),
  zh: async () => ({ train: (await import('./zh')).zhTrain }),
});
