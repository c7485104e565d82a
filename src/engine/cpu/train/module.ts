import { moduleBytes } from '../../../math/wasm/module';
import type { Network } from '../../../objectives/model/types';
import { kept } from '../kept';
import { networkFunctions } from './emit';

/** Modules by what they are made of: runs of one network share the code that was compiled. */
const modules = new Map<string, WebAssembly.Module>();

/** The module of a network, on dense rows or sparse ones. */
export const moduleOf = (network: Network, sparse: boolean): WebAssembly.Module => {
  const { layers, loss, outputs, l2 } = network;
  return kept(
    modules,
    JSON.stringify([layers, loss, outputs, l2, sparse]),
    () => new WebAssembly.Module(moduleBytes(networkFunctions(network, sparse))),
  );
};
