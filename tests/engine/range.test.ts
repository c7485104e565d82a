import { describe, expect, it } from 'vitest';
import { bothReadings, raced } from './of-address';

/** Every path of an address is the expected one in both readings, to 1e-5. */
function expectPaths(hash: string, expected: readonly (readonly number[])[]): void {
  const { cpu, f64, ends } = bothReadings(hash);
  expected.forEach((path, run) => {
    expect(ends[run].divergedAt, `${hash} run ${run}`).toBeUndefined();
    for (const found of [cpu[run], f64[run]])
      path.forEach((x, k) => {
        expect(Math.abs(found[k] - x), `${hash} run ${run} step ${k}: ${found[k]}`).toBeLessThan(1e-5);
      });
  });
}

describe('the range of single precision is the range', () => {
  const adaptive = [
    [1, 0.9, 0.833104, 0.780456],
    [1, 0.683772, 0.498871, 0.369181],
  ];
  it('squared gradients beyond 2^100 are states like any other', () => {
    for (const c of ['1', '1e16', '1e18', '3e18'])
      expectPaths(`#f=${c}*(x^2+y^2)&start=1,1&steps=8&methods=adagrad(eta=0.1),rmsprop(eta=0.1)`, adaptive);
    for (const method of ['adam(eta=0.1)', 'adamax(eta=0.1)', 'amsgrad(eta=0.1,form=corrected)']) {
      const on = (c: string) => `#f=${c}*(x^2+y^2)&start=1,1&steps=8&methods=${method}`;
      for (const c of ['1e15', '3e18']) expectPaths(on(c), [bothReadings(on('1')).f64[0]]);
    }
  });
  it('f, its gradient and theta may be as large as single precision goes', () => {
    expectPaths('#f=1.5e38*(x^2+y^2)&start=1,1&steps=3&methods=signsgd(eta=0.1),sgd(eta=1e-39)', [
      [1, 0.9, 0.8, 0.7],
      [1, 0.7, 0.49, 0.343],
    ]);
    const { ends } = raced('#f=1e-30*x&start=1,1&steps=3&methods=sgd(eta=1e30)');
    expect(ends).toEqual([{ length: 4 }]);
    expect(raced('#f=-x&start=1,1&steps=3&methods=signsgd(eta=1e30)').ends).toEqual([{ length: 4 }]);
  });
  it('Newton’s step has no unit: the same on a surface 1e±25 as steep', () => {
    const on = (c: string) => `#f=${c}*(x^2+y^2+(x-y)^4)&start=1,0&steps=4&methods=newton(eta=1)`;
    for (const c of ['1e-30', '1e-25', '1e25', '1e36']) expectPaths(on(c), [bothReadings(on('1')).f64[0]]);
  });
  it('Newton’s step is the same to the bit on a surface a power of two as steep', () => {
    const on = (c: number) => `#f=${c}*(x^2+y^2+(x-y)^4)&start=1,0&steps=8&methods=newton(eta=0.5)`;
    const [path] = bothReadings(on(1)).cpu;
    for (const n of [-110, -60, -1, 1, 60, 120]) expect(bothReadings(on(2 ** n)).cpu, `2^${n}`).toEqual([path]);
    // 1 + 12 is the largest entry of H at the start: at 2^124 it is in the last octave that f32 has.
    expect(bothReadings(on(2 ** 123)).cpu[0][1]).toBe(path[1]);
  });
  it('a root of squares is held where the squares are not', () => {
    expect(
      raced('#f=sqrt(x^2+y^2)&domain=-1e20,1e20,-1e20,1e20&start=3e19,4e19&steps=2&methods=sgd(eta=5e18)').ends,
    ).toEqual([{ length: 3 }]);
    const { cpu } = bothReadings(
      '#f=sqrt(x^2+y^2)&domain=-1e20,1e20,-1e20,1e20&start=3e19,4e19&steps=2&methods=sgd(eta=5e18)',
    );
    for (const [k, x] of [3, 2.7, 2.4].entries()) expect(cpu[0][k] / 1e19).toBeCloseTo(x, 5);
  });
  it('a root or a logarithm of what is not held ends the run instead of resting on a wrong value', () => {
    for (const f of ['log(1+x^4)', 'sqrt(1+x^4)', '(1+x^4)^0.3']) {
      const { ends } = raced(`#f=${f}&domain=1e9,1e11,-1,1&start=1e10,0&steps=3&methods=sgd(eta=0.1)`);
      expect(ends[0].divergedAt, f).toBeLessThan(2);
    }
  });
});
