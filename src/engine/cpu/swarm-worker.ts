import { serve } from '../host/serve';
import { SwarmParts } from './swarm';

const parts = new SwarmParts();

serve({
  keep: ({ swarm, job, from, to }) => parts.keep(swarm, job, from, to),
  seek: ({ swarm, step }) => parts.seek(swarm, step),
  drop: ({ swarm }) => parts.drop(swarm),
});
