import { laterMethods } from './oracle-later';
import {
  add,
  blend,
  divide,
  multiply,
  type Oracle,
  root,
  scale,
  shift,
  square,
  subtract,
  type Vector,
  zero,
} from './vectors';

const sgd: Oracle = (h, surface) => (theta) => subtract(theta, scale(h.eta, surface.gradient(theta)));

const momentum: Oracle = (h, surface) => {
  let previous = zero;
  return (theta) => {
    previous = add(scale(h.gamma, previous), scale(h.eta, surface.gradient(theta)));
    return subtract(theta, previous);
  };
};

/** Equation (5). */
const nesterov: Oracle = (h, surface) => {
  let previous = zero;
  return (theta) => {
    const carried = scale(h.gamma, previous);
    previous = add(carried, scale(h.eta, surface.gradient(subtract(theta, carried))));
    return subtract(theta, previous);
  };
};

/** Bengio and others (2012), equation (7): the step from one look-ahead point to the next. */
const nesterovLookahead: Oracle = (h, surface) => {
  let velocity = zero;
  return (theta) => {
    const slope = surface.gradient(theta);
    const step = subtract(scale(h.gamma ** 2, velocity), scale((1 + h.gamma) * h.eta, slope));
    velocity = subtract(scale(h.gamma, velocity), scale(h.eta, slope));
    return add(theta, step);
  };
};

/** A denominator: the root of s with epsilon beside it or under it. */
export const outside = (s: Vector, epsilon: number): Vector => shift(root(s), epsilon);
export const inside = (s: Vector, epsilon: number): Vector => root(shift(s, epsilon));
export type Denominator = typeof outside;

const adagrad =
  (denominator: Denominator): Oracle =>
  (h, surface) => {
    const seen: Vector[] = [];
    return (theta) => {
      const slope = surface.gradient(theta);
      seen.push(square(slope));
      const total = seen.reduce(add, zero);
      return subtract(theta, divide(scale(h.eta, slope), denominator(total, h.epsilon)));
    };
  };

const adadelta =
  (rateIsAccumulated: boolean): Oracle =>
  (h, surface) => {
    let slopes = zero;
    let updates = zero;
    return (theta) => {
      const slope = surface.gradient(theta);
      slopes = blend(h.gamma, slopes, square(slope));
      const plain = multiply(divide(inside(updates, h.epsilon), inside(slopes, h.epsilon)), slope);
      const scaled = scale(h.eta, plain);
      updates = blend(h.gamma, updates, square(rateIsAccumulated ? scaled : plain));
      return subtract(theta, scaled);
    };
  };

const rmsprop =
  (denominator: Denominator): Oracle =>
  (h, surface) => {
    let mean = zero;
    return (theta) => {
      const slope = surface.gradient(theta);
      mean = blend(h.gamma, mean, square(slope));
      return subtract(theta, divide(scale(h.eta, slope), denominator(mean, h.epsilon)));
    };
  };

const adam =
  (denominator: Denominator): Oracle =>
  (h, surface) => {
    let [first, second, t] = [zero, zero, 0];
    return (theta) => {
      const slope = surface.gradient(theta);
      t += 1;
      first = blend(h.beta1, first, slope);
      second = blend(h.beta2, second, square(slope));
      const unbiased = scale(1 / (1 - h.beta1 ** t), first);
      const spread = scale(1 / (1 - h.beta2 ** t), second);
      return subtract(theta, scale(h.eta, divide(unbiased, denominator(spread, h.epsilon))));
    };
  };

/** Every method × form, by `id/form`. */
export const oracles: ReadonlyMap<string, Oracle> = new Map([
  ['sgd/standard', sgd],
  ['momentum/standard', momentum],
  ['nag/equation', nesterov],
  ['nag/lookahead', nesterovLookahead],
  ['adagrad/outside', adagrad(outside)],
  ['adagrad/inside', adagrad(inside)],
  ['adadelta/inside', adadelta(true)],
  ['adadelta/outside', adadelta(false)],
  ['rmsprop/inside', rmsprop(inside)],
  ['rmsprop/outside', rmsprop(outside)],
  ['adam/outside', adam(outside)],
  ['adam/inside', adam(inside)],
  ...laterMethods,
]);
