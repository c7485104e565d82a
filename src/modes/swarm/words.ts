import { bringWords } from '../../i18n/words';
import type { enSwarm } from './en';

declare module '../../i18n/words' {
  interface ModeWords {
    readonly swarm: typeof enSwarm;
  }
}

bringWords('swarm', {
  en: async () => ({ swarm: (await import('./en')).enSwarm }),
  zh: async () => ({ swarm: (await import('./zh')).zhSwarm }),
});
