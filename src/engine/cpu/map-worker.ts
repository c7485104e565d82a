import { serve } from '../host/serve';
import { CpuMap } from './map';

const maps = new CpuMap();

serve({ map: (job) => maps.run(job) });
