/** The words of the swarm, in English. */
export const enSwarm = {
  title: 'Swarm',
};
