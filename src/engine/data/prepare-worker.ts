import { prepare } from '../../objectives/data/prepare';
import { serve } from '../host/serve';

serve({
  prepare: ({ table, ...how }) => {
    const prepared = prepare(table, how);
    const { inputs, targets, train, validation, test } = prepared;
    return { ...prepared, moved0: inputs.values, moved1: targets, moved2: train, moved3: validation, moved4: test };
  },
});
