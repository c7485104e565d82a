import { bringWords } from '../../../i18n/words';
import type { enPlane } from './en';

declare module '../../../i18n/words' {
  interface ModeWords {
    readonly plane: typeof enPlane;
  }
}

bringWords('plane', {
  en: async () => ({ plane: (await import('./en')).enPlane }),
  zh: async () => ({ plane: (await import('./zh')).zhPlane }),
});
