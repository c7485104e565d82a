import { bringWords } from '../../i18n/words';
import type { enMaps } from './en';

declare module '../../i18n/words' {
  interface ModeWords {
    readonly maps: typeof enMaps;
  }
}

bringWords('maps', {
  en: async () => ({ maps: (await import('./en')).enMaps }),
  zh: async () => ({ maps: (await import('./zh')).zhMaps }),
});
