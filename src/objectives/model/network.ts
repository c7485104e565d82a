import { layerRows } from './layers';
import type { Tensor } from './layers/row';
import { type Refusal, refusal } from './refusal';
import { printModel } from './text/print';
import type { Init, Layer, LossKind, Model, Network, Parameter } from './types';

/** What a set gives a model: numbers a row, and classes; 0 classes: a number is learnt. */
export interface Sides {
  readonly inputs: number;
  readonly classes: number;
}

/** Most coordinates of θ. */
export const mostParameters = 2 ** 22;

/** The layers, the loss and the parameters of a model on a set; `init` is what the address asks for, and the model's own wins. */
export function networkOf(model: Model, sides: Sides, init?: Init): Network | Refusal {
  const unfit = unfitness(model, sides);
  if (unfit) return unfit;
  const network = built(model, sides, init);
  if (network.size <= mostParameters) return network;
  const fitting = narrowed(model, sides);
  const values = { size: network.size, most: mostParameters, ...(fitting && { fits: printModel(fitting) }) };
  return refusal(fitting ? 'too-large' : 'too-many-inputs', values);
}

/** Most values of an input that a loss has a term for each of: compilers of shaders take their time over each. */
export const mostLevels = 16;

/** Whether the loss of a network is a formula of its two parameters: least squares, or logistic where the input has few values; with l2 or without. */
export const isFormula = ({ loss, inputs, size }: Network, levels = Number.POSITIVE_INFINITY): boolean =>
  inputs === 1 && size === 2 && (loss === 'squares' || (loss === 'logistic' && levels <= mostLevels));

/** What a model cannot learn. */
function unfitness({ kind }: Model, { classes }: Sides): Refusal | undefined {
  const values = { model: kind, classes };
  if (kind === 'linear') return classes > 0 ? refusal('needs-number', values) : undefined;
  if (classes === 1) return refusal('one-class', values);
  if (kind === 'mlp') return undefined;
  if (classes === 0) return refusal('needs-classes', values);
  return kind === 'logistic' && classes > 2 ? refusal('two-classes', values) : undefined;
}

function built(model: Model, { inputs, classes }: Sides, init?: Init): Network {
  const outputs = model.kind === 'softmax' || classes > 2 ? classes : 1;
  const plan = new Plan();
  const last = model.widths.reduce((before, width) => {
    plan.dense(before, width, { normed: model.bn, biased: true });
    if (model.bn) plan.norm(width);
    plan.layers.push({ kind: 'activation', width, act: model.act });
    if (model.dropout > 0) plan.layers.push({ kind: 'dropout', width, rate: model.dropout });
    return width;
  }, inputs);
  plan.dense(last, outputs, { normed: false, biased: model.bias !== false });
  return {
    inputs,
    outputs,
    layers: plan.layers,
    loss: lossOf(model, classes),
    l2: model.l2,
    init: model.init ?? init ?? usualInit(model),
    parameters: plan.parameters,
    size: plan.size,
  };
}

function lossOf({ kind }: Model, classes: number): LossKind {
  if (kind === 'svm') return 'hinge';
  if (classes === 0) return 'squares';
  return kind === 'softmax' || classes > 2 ? 'softmax' : 'logistic';
}

/** Convex models begin at 0; a net of relus as He et al. (2015), another as Glorot and Bengio (2010). */
function usualInit({ kind, act }: Model): Init {
  return { kind: kind !== 'mlp' ? 'zero' : act === 'relu' ? 'he' : 'xavier', sd: 0.1 };
}

/** The layers so far, and where their parameters lie in the canonical θ. */
class Plan {
  readonly layers: Layer[] = [];
  readonly parameters: Parameter[] = [];
  size = 0;
  private count = 0;

  dense(
    inputs: number,
    outputs: number,
    { normed, biased }: { readonly normed: boolean; readonly biased: boolean },
  ): void {
    this.count++;
    const own = { inputs, outputs, normed };
    const { weights, bias } = layerRows.dense.tensors(own);
    const places = { ...this.places({ weights }), ...(biased && this.places({ bias })) };
    this.layers.push({ kind: 'dense', ...own, ...places });
  }

  norm(width: number): void {
    this.layers.push({ kind: 'norm', width, ...this.places(layerRows.norm.tensors({ width })) });
  }

  /** Gives every tensor of a layer its place in θ. */
  private places<Field extends string>(tensors: Readonly<Record<Field, Tensor>>): Record<Field, number> {
    const placed = Object.entries<Tensor>(tensors).map(([field, { letter, shape }]) => {
      const offset = this.size;
      this.parameters.push({ name: `${letter}${this.count}`, shape, offset });
      this.size += shape.reduce((a, b) => a * b);
      return [field, offset];
    });
    return Object.fromEntries(placed);
  }
}

/** The same model, its widths all made narrower by the least factor that lets it fit; undefined where none does. */
function narrowed(model: Model, sides: Sides): Model | undefined {
  const at = (share: number): Model => ({
    ...model,
    widths: model.widths.map((width) => Math.max(1, Math.floor((width * share) / 1024))),
  });
  const fits = (share: number) => built(at(share), sides).size <= mostParameters;
  if (!fits(0)) return undefined;
  let [low, high] = [0, 1024];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return at(low);
}
