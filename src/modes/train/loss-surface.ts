import { dataSets } from '../../objectives/data/catalog';
import { sampled } from '../../objectives/data/sample';
import { pointsOf } from '../../objectives/laws/loss-formula';
import { networkFormula } from '../../objectives/laws/network-formula';
import type { State } from '../../state';
import { followsOf, trainedNetwork } from '../../state/ground';
import type { LossSurface } from '../../state/loss-surface';
import { preparedOf, recipeOf } from './recipe';

/** The loss of a state's model, of two parameters, over the rows that train. */
export async function lossSurface(state: State): Promise<LossSurface> {
  const entry = dataSets.get(state.data ?? '');
  const network = trainedNetwork(state);
  if (!entry || !network) throw new RangeError(`no data ${state.data}`);
  const pool = await preparedOf(recipeOf(state));
  const points = pointsOf(state.sample ? sampled(pool, state.sample, state.seed) : pool);
  const { domain, start } = followsOf(state);
  return {
    ...{ id: entry.id, domain, start, scale: 'linear', rows: points.x.length, source: entry.source.en },
    ...networkFormula(network, points),
    name: { en: `${entry.name.en}: loss`, zh: `${entry.name.zh}：损失` },
  };
}
