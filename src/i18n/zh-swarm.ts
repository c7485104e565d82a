import type { enSwarm } from './en-swarm';

/** The words of the swarm, in Chinese. */
export const zhSwarm = {
  title: '粒子群',
} satisfies typeof enSwarm;
