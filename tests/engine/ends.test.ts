import { describe, expect, it } from 'vitest';
import { raced } from './of-address';

const how = (hash: string) => raced(hash).ends.map(({ divergedAt, why }) => [divergedAt, why]);

describe('what single precision cannot hold is told apart from divergence', () => {
  it('squared gradients beyond it, while theta stays where it is', () => {
    const hash = '#f=1e25*(x^2+y^2)&start=1,1&steps=8&methods=adagrad(eta=0.1),rmsprop(eta=0.1),adam(eta=0.1),signsgd';
    expect(how(hash)).toEqual([
      [1, 'steep'],
      [1, 'steep'],
      [1, 'steep'],
      [undefined, undefined],
    ]);
  });
  it('squared gradients of every method that keeps them, from 1.9e19 on and not before', () => {
    const keep = ['adagrad', 'adadelta', 'rmsprop', 'adam', 'nadam', 'amsgrad', 'adamw', 'adabelief', 'yogi'];
    const on = (c: string) => how(`#f=${c}*x^2+y^2&start=1,1&steps=6&methods=${keep.map((id) => `${id},`).join('')}`);
    for (const c of ['10^20', '2*10^19']) expect(on(c), c).toEqual(keep.map(() => [1, 'steep']));
    expect(on('10^18')).toEqual(keep.map(() => [undefined, undefined]));
  });
  it('f itself, at the start and on the way', () => {
    expect(how('#f=exp(100x)+y^2&domain=-1,1,-1,1&start=0.9,0&steps=3&methods=sgd')).toEqual([[0, 'steep']]);
    expect(how('#f=exp(-50x)+y^2&domain=-2,2,-1,1&start=-2,0&steps=3&methods=sgd')).toEqual([[0, 'steep']]);
    const climbing = '#f=exp(100x)-3e38*x&domain=-1,1,-1,1&start=0.6,0&steps=9&methods=signsgd(eta=0.1)';
    expect(how(climbing)).toEqual([[3, 'steep']]);
  });
  it('a run that runs away has diverged, and so has one that falls into a hole', () => {
    for (const hash of [
      '#f=x^4+y^4&start=3,3&steps=50&methods=sgd(eta=1)',
      '#f=x^2+y^2&start=1,1&steps=900&methods=sgd(eta=1.3)',
      '#f=1e25*(x^2+y^2)&start=1,1&steps=50&methods=sgd(eta=0.1),momentum(eta=0.1)',
      '#f=sqrt(x)+y^2&start=0.5,1&steps=50&methods=sgd(eta=0.3)',
      '#f=x+y&start=1,1&steps=5&methods=newton(eta=1)',
      '#scene=monkey-saddle',
    ]) {
      const ends = raced(hash).ends.filter(({ divergedAt }) => divergedAt !== undefined);
      expect(ends.length, hash).toBeGreaterThan(0);
      for (const end of ends) expect(end.why, hash).toBeUndefined();
    }
    expect(raced('#f=log(x)&start=-1,0&steps=5&methods=sgd').ends).toEqual([{ length: 0, divergedAt: 0 }]);
  });
  it('0/0 of a gradient of 0 and an epsilon of 0', () => {
    for (const method of ['adagrad', 'adagrad(form=inside', 'adam', 'rmsprop', 'nadam', 'adabelief', 'amsgrad']) {
      const open = method.includes('(') ? `${method},` : `${method}(`;
      for (const epsilon of ['0', '1e-60'])
        expect(how(`#f=x^2&start=1,1&steps=5&methods=${open}epsilon=${epsilon})`), method).toEqual([
          [1, 'indeterminate'],
        ]);
      expect(how(`#f=x^2&start=1,1&steps=5&methods=${open}epsilon=1e-8)`), method).toEqual([[undefined, undefined]]);
    }
    expect(how('#f=x^2+y^2&start=1,1&steps=5&methods=adagrad(epsilon=0)')).toEqual([[undefined, undefined]]);
  });
});

it('landing exactly on a minimum under a root is to be at rest', () => {
  const { ends, segments } = raced('#f=sqrt(x^2+y^2)^2&domain=-2,2,-2,2&start=1,0&steps=5&methods=sgd(eta=0.5)');
  expect(ends).toEqual([{ length: 6 }]);
  expect([...segments.slice(36, 39)].map(Math.abs)).toEqual([0, 0, 0]);
});
