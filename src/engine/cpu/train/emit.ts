import type { FunctionBody } from '../../../math/wasm/module';
import { droppedUnits } from '../../../objectives/model/layers/dropout';
import type { Layer, Network } from '../../../objectives/model/types';
import { activationBackFunction, activationFunction, dropBackFunction, dropFunction } from './elementwise';
import { lossFunction, slopesFunction } from './loss';
import { normBackFunction, normFunction, statisticsFunction } from './norm';
import { rowFloats, weightRow } from './places';
import { productFunction } from './product';
import { sumRowsFunction, transposeFunction } from './rows';
import { sparseBackFunction, sparseForwardFunction } from './sparse';

/** Bytes of a float. */
export const floatBytes = 4;

/**
 * The functions of a network: one for each thing that a layer does, `forward0`, `back0` … by the layer's place, and those
 * of the loss. What they compute depends on their arguments alone; strides, factors and texts are those of the network.
 */
export function networkFunctions(network: Network, sparse: boolean): FunctionBody[] {
  let first = 0;
  const units = droppedUnits(network);
  const layers = network.layers.flatMap((layer, i) => {
    const functions = layerFunctions(network, layer, i, { sparse: sparse && i === 0, units, first });
    if (layer.kind === 'dropout') first += layer.width;
    return functions;
  });
  const of = { loss: network.loss, outputs: network.outputs, row: rowFloats(network.outputs) * floatBytes };
  return [...layers, lossFunction('loss', of), slopesFunction('slopes', of)];
}

interface Around {
  readonly sparse: boolean;
  readonly units: number;
  readonly first: number;
}

function layerFunctions(network: Network, layer: Layer, i: number, { sparse, ...draws }: Around): FunctionBody[] {
  if (layer.kind === 'dense') return denseFunctions(layer, i, network.l2, sparse);
  const vectors = rowFloats(layer.width) / 4;
  switch (layer.kind) {
    case 'activation':
      return [activationFunction(`forward${i}`, layer.act), activationBackFunction(`back${i}`, layer.act)];
    case 'dropout':
      return [dropFunction(`forward${i}`, { ...draws, vectors }), dropBackFunction(`back${i}`)];
    case 'norm':
      return [
        statisticsFunction(`statistics${i}`, vectors),
        normFunction(`forward${i}`, vectors),
        normBackFunction(`back${i}`, vectors),
      ];
  }
}

function denseFunctions(layer: Extract<Layer, { kind: 'dense' }>, i: number, l2: number, sparse: boolean) {
  const { inputs, outputs } = layer;
  const [input, output, weight] = [rowFloats(inputs), rowFloats(outputs), weightRow(layer)].map((n) => n * floatBytes);
  const vectors = rowFloats(outputs) / 4;
  const lane = outputs === 1;
  const bias = sumRowsFunction(`bias${i}`, vectors);
  if (sparse) {
    const shape = { vectors, row: weight, lane };
    return [sparseForwardFunction(`forward${i}`, shape), sparseBackFunction(`weights${i}`, shape), bias];
  }
  const forward = productFunction({
    ...{ name: `forward${i}`, aRow: input, aStep: floatBytes, bRow: weight, cRow: output, vectors },
    begin: 'row',
  });
  const weights = productFunction({
    ...{ name: `weights${i}`, aRow: floatBytes, aStep: input, bRow: output, cRow: weight, vectors, lane },
    begin: { times: l2 },
  });
  if (i === 0) return [forward, weights, bias];
  const back = productFunction({
    ...{ name: `back${i}`, aRow: output, aStep: floatBytes, bRow: input, cRow: input, vectors: rowFloats(inputs) / 4 },
    begin: 'zero',
  });
  return [forward, weights, bias, transposeFunction(`transpose${i}`, vectors, input), back];
}
