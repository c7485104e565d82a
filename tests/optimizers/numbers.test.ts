import { describe, expect, it } from 'vitest';
import { optimizers } from '../../src/optimizers/catalog';
import { decode, limitsOf } from '../../src/state';
import { bothReadings } from '../engine/of-address';

/** Both readings of x are the expected numbers, to 1e-5. */
function expectX(hash: string, expected: readonly number[], run = 0, from = 0): void {
  const { cpu, f64 } = bothReadings(hash);
  for (const path of [cpu[run], f64[run]]) {
    const part = path.slice(from, from + expected.length);
    expect(part.length, hash).toBe(expected.length);
    part.forEach((x, k) => {
      expect(Math.abs(x - expected[k]), `${hash} step ${from + k}: ${x}`).toBeLessThan(1e-5);
    });
  }
}

const bowl = '#f=x^2+y^2&start=1,1&steps=5&methods=';

describe('0^0 is 1 where exponents count steps', () => {
  it('a rate that decays by all of itself takes one step', () => {
    expectX(`${bowl}sgd(eta=0.1,with=exponential,keep=0)`, [1, 0.8, 0.8, 0.8, 0.8, 0.8]);
    expectX(`${bowl}sgd(eta=0.1,with=step,drop=0,every=2)`, [1, 0.8, 0.64, 0.64, 0.64, 0.64]);
    expectX(`${bowl}sgd(eta=0.1,with=schedule:eta*0^(t-1))`, [1, 0.8, 0.8, 0.8, 0.8, 0.8]);
  });
  it('means without memory are corrected by 1 − 0^t = 1', () => {
    for (const method of ['adam', 'nadam', 'adamax', 'radam', 'amsgrad']) {
      const { ends } = bothReadings(`${bowl}${method}(eta=0.1,beta1=0)`);
      expect(ends[0], method).toEqual({ length: 6 });
    }
  });
});

describe('no step of Rprop is longer than deltamax or shorter than deltamin', () => {
  it.each(['resting', 'backtracking'])('%s', (form) => {
    expectX(`${bowl}rprop(form=${form},deltamax=0.01)`, [1, 0.99, 0.98, 0.97, 0.96, 0.95]);
    expectX(`${bowl}rprop(form=${form},deltamin=0.01,deltamax=0.05)`, [1, 0.95, 0.9, 0.85, 0.8, 0.75]);
    expectX(`${bowl}rprop(form=${form},deltamin=0.2,etaplus=1)`, [1, 0.8, 0.6, 0.4, 0.2, 0]);
  });
});

describe('clipping holds a gradient whose square single precision does not', () => {
  it('a steep exponential', () => {
    const hash = '#f=exp(50x)+y^2&domain=-1,1,-1,1&start=1,0.5&steps=13&methods=sgd(eta=0.1,with=clip,clip=1)';
    expectX(hash, [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1]);
  });
  it('both coordinates as steep as single precision goes, and as flat', () => {
    const half = 1 / Math.SQRT2;
    const path = [1, 1 - 0.1 * half, 1 - 0.2 * half];
    for (const c of ['1e12', '1e25', '5e37', '1e38']) {
      expectX(`#f=${c}*(x^2+y^2)&start=1,1&steps=2&methods=sgd(eta=0.1,with=clip,clip=1)`, path);
    }
    // The coordinates are held, their length is not.
    for (const c of ['1.3e38', '1.5e38', '1.69e38']) {
      expectX(`#f=${c}*(x^2+y^2)&start=1,1&steps=2&methods=sgd(eta=0.1,with=clip,clip=1)`, path);
      expectX(`#f=${c}*(x^2+y^2)&start=-1,1&steps=1&methods=sgd(eta=0.01,with=clip,clip=10)`, [-1, 0.1 * half - 1]);
    }
    // Not clipped: the tiny gradient stays what it is.
    expectX('#f=1e-30*(x^2+y^2)&start=1,1&steps=2&methods=sgd(eta=1e28,with=clip,clip=1)', [1, 0.98, 0.9604]);
    expectX('#f=1e-30*(x^2+y^2)&start=1,1&steps=1&methods=sgd(eta=1e28,with=clip,clip=0.001)', [1, 0.98]);
  });
  it('noise and L2 before it, and a typed rule that divides by the norm', () => {
    const hash = '#f=1e25*(x^2+y^2)&start=1,1&steps=1&methods=';
    const one = [1, 1 - 0.1 / Math.SQRT2];
    expectX(`${hash}sgd(eta=0.1,with=noise;l2;clip,clip=1,sigma2=0.1)`, one);
    expectX(`${hash}adam(eta=0.1,with=clip,clip=1)`, [1, 0.9]);
    expectX(`${hash}momentum(eta=0.1,with=clip;decoupled,clip=1,lambda=0)`, one);
  });
});

describe('a schedule reaches the decoupled decay too', () => {
  const flat = '#f=0*x&start=1,1&steps=14&methods=';
  const cosine = [1, 0.95, 0.903662, 0.862794];
  it('AdamW whose decay is independent of the base rate', () => {
    const hash = `${flat}adamw(form=independent,eta=0.1,lambda=0.05,with=cosine,period=10)`;
    expectX(hash, cosine);
    expectX(hash, [0.75543, 0.75543, 0.75543, 0.75543, 0.75543], 0, 10);
    // The base rate alone plays no part.
    expectX(hash.replace('eta=0.1', 'eta=0.003'), cosine);
  });
  it('every schedule, and several', () => {
    const hash = `${flat}adamw(form=independent,eta=0.2,lambda=0.5,with=`;
    expectX(`${hash}exponential,keep=0)`, [1, 0.5, 0.5, 0.5]);
    expectX(`${hash}warmup;step,warmup=2,drop=0.5,every=2)`, [1, 0.75, 0.375, 0.375 * 0.75]);
    expectX(`${hash}schedule:eta*0.5^(t-1))`, [1, 0.5, 0.375, 0.375 * 0.875]);
    expectX(`${hash}schedule:0.1)`, [1, 0.75, 0.5625]);
  });
  it('the decay of other methods, and of the scaled form, by eta itself', () => {
    const share = [1, 0.5, 0.375, 0.375 * 0.875];
    for (const method of [
      'adamw(form=scaled,eta=0.5,lambda=1,with=schedule:eta*0.5^(t-1))',
      'sgd(eta=0.5,lambda=1,with=decoupled;schedule:eta*0.5^(t-1))',
      'sgd(eta=0.5,lambda=1,with=schedule:eta*0.5^(t-1);decoupled)',
      'lion(eta=0.5,lambda=1,with=schedule:eta*0.5^(t-1))',
    ])
      expectX(flat + method, share);
  });
  it('without a schedule nothing changes', () => {
    expectX(`${flat}adamw(form=independent,eta=0.1,lambda=0.05)`, [1, 0.95, 0.9025]);
  });
});

describe('a factor of a mean is below 1', () => {
  const means = [...optimizers.values()].flatMap((optimizer) =>
    Object.keys(optimizer.hyper)
      .filter((key) => /^beta\d$/.test(key))
      .map((key) => [optimizer.id, key] as const),
  );
  it.each(means)('%s, %s', (id, key) => {
    const { state, problems } = decode(`#f=x^2&start=1,1&methods=${id}(${key}=1)`);
    expect(problems).toHaveLength(1);
    expect(JSON.stringify(problems)).toContain(key);
    const row = optimizers.get(id)?.hyper[key];
    expect(state.methods[0].hyper[key]).toBe(row?.default);
    expect(row && limitsOf(row).max).toBeLessThan(1);
    expect(decode(`#f=x^2&start=1,1&methods=${id}(${key}=0.999999)`).problems).toEqual([]);
  });
  it('a momentum of 1 and a rate that keeps all stay allowed', () => {
    for (const method of ['momentum(gamma=1)', 'nag(gamma=1)', 'sgd(with=exponential,keep=1)', 'adam(epsilon=0)'])
      expect(decode(`#f=x^2&start=1,1&methods=${method}`).problems, method).toEqual([]);
  });
});
