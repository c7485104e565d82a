import { serve } from '../host/serve';
import { simulated } from './run';

serve({ parallel: simulated });
