import { landmarkParts } from '../../study/landmarks';
import { serve } from '../host/serve';

serve({ landmarks: landmarkParts });
