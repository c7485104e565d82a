import { serve } from '../host/serve';
import { graphTrained } from './run';

serve({ graph: graphTrained });
