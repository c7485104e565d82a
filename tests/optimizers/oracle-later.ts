import { revisionServer } from './revision';
import {
  add,
  blend,
  divide,
  largest,
  multiply,
  type Oracle,
  root,
  scale,
  shift,
  sign,
  square,
  subtract,
  type Vector,
  zero,
} from './vectors';

/** The moments of Adam's family as they come: t, both averages, and both without their bias. */
function moments(beta1: number, beta2: number) {
  let [m, v, t] = [zero, zero, 0];
  return (g: Vector) => {
    t += 1;
    m = blend(beta1, m, g);
    v = blend(beta2, v, square(g));
    return { t, m, v, mHat: scale(1 / (1 - beta1 ** t), m), vHat: scale(1 / (1 - beta2 ** t), v) };
  };
}

/** Kingma and Ba (2015), algorithm 2. */
const adamax: Oracle = (h, surface) => {
  let [m, u, t] = [zero, zero, 0];
  return (theta) => {
    const g = surface.gradient(theta);
    t += 1;
    m = blend(h.beta1, m, g);
    u = largest(scale(h.beta2, u), g.map(Math.abs));
    const rate = h.eta / (1 - h.beta1 ** t);
    return theta.map((x, i) => (u[i] === 0 ? x : x - (rate * m[i]) / u[i]));
  };
};

/** Dozat (2016), algorithm 2 with constant mu; the later overview's corrects both terms as of step t. */
const nadam =
  (ahead: 0 | 1): Oracle =>
  (h, surface) => {
    const next = moments(h.beta1, h.beta2);
    return (theta) => {
      const g = surface.gradient(theta);
      const { t, m, vHat } = next(g);
      const old = scale(h.beta1 / (1 - h.beta1 ** (t + ahead)), m);
      const bar = add(old, scale((1 - h.beta1) / (1 - h.beta1 ** t), g));
      return subtract(theta, scale(h.eta, divide(bar, shift(root(vHat), h.epsilon))));
    };
  };

/** Reddi and others (2018), algorithm 2; `corrected` as PyTorch computes it. */
const amsgrad =
  (corrected: boolean): Oracle =>
  (h, surface) => {
    const next = moments(h.beta1, h.beta2);
    let peak = zero;
    return (theta) => {
      const { t, m, v } = next(surface.gradient(theta));
      peak = largest(peak, v);
      const [c1, c2] = corrected ? [1 - h.beta1 ** t, 1 - h.beta2 ** t] : [1, 1];
      const denominator = shift(scale(1 / Math.sqrt(c2), root(peak)), h.epsilon);
      return subtract(theta, scale(h.eta / c1, divide(m, denominator)));
    };
  };

/** Loshchilov and Hutter (2019), algorithm 2: first the decay, then Adam's step. */
const adamw =
  (decayOf: (eta: number, lambda: number) => number): Oracle =>
  (h, surface) => {
    const next = moments(h.beta1, h.beta2);
    return (theta) => {
      const { mHat, vHat } = next(surface.gradient(theta));
      const shrunk = scale(1 - decayOf(h.eta, h.lambda), theta);
      return subtract(shrunk, scale(h.eta, divide(mHat, shift(root(vHat), h.epsilon))));
    };
  };

/** Liu and others (2020), algorithm 2, with Adam's epsilon beside the root. */
const radam: Oracle = (h, surface) => {
  const next = moments(h.beta1, h.beta2);
  const limit = 2 / (1 - h.beta2) - 1;
  return (theta) => {
    const { t, mHat, vHat } = next(surface.gradient(theta));
    const rho = limit - (2 * t * h.beta2 ** t) / (1 - h.beta2 ** t);
    if (rho <= 4) return subtract(theta, scale(h.eta, mHat));
    const r = Math.sqrt(((rho - 4) * (rho - 2) * limit) / ((limit - 4) * (limit - 2) * rho));
    return subtract(theta, scale(h.eta * r, divide(mHat, shift(root(vHat), h.epsilon))));
  };
};

/** Zhuang and others (2020), algorithm 2. */
const adabelief =
  (accumulated: boolean): Oracle =>
  (h, surface) => {
    let [m, s, t] = [zero, zero, 0];
    return (theta) => {
      const g = surface.gradient(theta);
      t += 1;
      m = blend(h.beta1, m, g);
      s = shift(blend(h.beta2, s, square(subtract(g, m))), accumulated ? h.epsilon : 0);
      const mHat = scale(1 / (1 - h.beta1 ** t), m);
      const sHat = scale(1 / (1 - h.beta2 ** t), s);
      return subtract(theta, scale(h.eta, divide(mHat, shift(root(sHat), h.epsilon))));
    };
  };

/** Zaheer and others (2018), algorithm 2; `corrected` with Adam's factors. */
const yogi =
  (corrected: boolean): Oracle =>
  (h, surface) => {
    let [m, v, t] = [zero, zero, 0];
    return (theta) => {
      const g = surface.gradient(theta);
      const g2 = square(g);
      t += 1;
      m = blend(h.beta1, m, g);
      v = subtract(v, scale(1 - h.beta2, multiply(sign(subtract(v, g2)), g2)));
      const [c1, c2] = corrected ? [1 - h.beta1 ** t, 1 - h.beta2 ** t] : [1, 1];
      return subtract(theta, scale(h.eta / c1, divide(m, shift(root(scale(1 / c2, v)), h.epsilon))));
    };
  };

/** Chen and others (2023), program 1. */
const lion: Oracle = (h, surface) => {
  let m = zero;
  return (theta) => {
    const g = surface.gradient(theta);
    const update = sign(blend(h.beta1, m, g));
    m = blend(h.beta2, m, g);
    return subtract(theta, scale(h.eta, add(update, scale(h.lambda, theta))));
  };
};

const signsgd: Oracle = (h, surface) => (theta) => subtract(theta, scale(h.eta, sign(surface.gradient(theta))));

/** Riedmiller and Braun (1993) with backtracking, or iRprop− of Igel and Hüsken (2000), one coordinate at a time. */
const rprop =
  (backtracks: boolean): Oracle =>
  (h, surface) => {
    const coordinates = zero.map(() => ({ size: 0.1, last: 0, step: 0 }));
    return (theta) => {
      const g = surface.gradient(theta);
      return theta.map((x, i) => {
        const c = coordinates[i];
        const product = c.last * g[i];
        if (product < 0) {
          c.size = Math.max(h.etaminus * c.size, h.deltamin);
          c.step = backtracks ? -c.step : 0;
          c.last = 0;
        } else {
          if (product > 0) c.size = Math.min(h.etaplus * c.size, h.deltamax);
          c.step = -Math.sign(g[i]) * c.size;
          c.last = g[i];
        }
        return x + c.step;
      });
    };
  };

/** Ma and Yarats (2019), equations (3) and (4). */
const qhm: Oracle = (h, surface) => {
  let buffer = zero;
  return (theta) => {
    const g = surface.gradient(theta);
    buffer = blend(h.gamma, buffer, g);
    return subtract(theta, scale(h.eta, blend(h.nu, buffer, g)));
  };
};

/** H d = g by Cramer's rule. */
const newton: Oracle = (h, surface) => (theta) => {
  const [gx, gy] = surface.gradient(theta);
  const [xx, xy, yy] = surface.hessian(theta);
  const det = xx * yy - xy * xy;
  return subtract(theta, scale(h.eta / det, [gx * yy - gy * xy, gy * xx - gx * xy]));
};

/** McMahan and Streeter (2014), each gradient applied where it was taken. */
const adarevision: Oracle = (h, surface) => {
  let servers: readonly ReturnType<typeof revisionServer>[] | undefined;
  return (theta) => {
    const each = servers ?? theta.map((x) => revisionServer(h.eta, x));
    servers = each;
    const reads = each.map((server) => server.read());
    const g = surface.gradient(reads.map(({ x }) => x));
    each.forEach((server, i) => {
      server.update(g[i], reads[i]);
    });
    return each.map((server) => server.read().x);
  };
};

/** The methods that the overview does not have, by `id/form`. */
export const laterMethods: readonly (readonly [string, Oracle])[] = [
  ['adamax/standard', adamax],
  ['nadam/dozat', nadam(1)],
  ['nadam/ruder', nadam(0)],
  ['amsgrad/uncorrected', amsgrad(false)],
  ['amsgrad/corrected', amsgrad(true)],
  ['adamw/scaled', adamw((eta, lambda) => eta * lambda)],
  ['adamw/independent', adamw((_, lambda) => lambda)],
  ['radam/standard', radam],
  ['adabelief/accumulated', adabelief(true)],
  ['adabelief/outside', adabelief(false)],
  ['yogi/uncorrected', yogi(false)],
  ['yogi/corrected', yogi(true)],
  ['lion/standard', lion],
  ['signsgd/standard', signsgd],
  ['rprop/backtracking', rprop(true)],
  ['rprop/resting', rprop(false)],
  ['qhm/standard', qhm],
  ['newton/standard', newton],
  ['adarevision/standard', adarevision],
];
