import { bringWords } from '../../../i18n/words';
import type { enGraph } from './en';

declare module '../../../i18n/words' {
  interface ModeWords {
    readonly graph: typeof enGraph;
  }
}

bringWords('graph', {
  en: async () => ({ graph: (await import('./en')).enGraph }),
  zh: async () => ({ graph: (await import('./zh')).zhGraph }),
});
