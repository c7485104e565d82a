import { serve } from '../host/serve';
import { CpuRace } from './race';

const races = new CpuRace();

serve({ race: (job) => races.parts(job) });
