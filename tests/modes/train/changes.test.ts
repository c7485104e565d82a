import { describe, expect, it, vi } from 'vitest';
import { lawOf } from '../../../src/modes/train/law';
import type { Training } from '../../../src/modes/train/live';
import { jobOf, planOf } from '../../../src/modes/train/plan';
import { decode } from '../../../src/state';
import { sampled } from '../../objectives/nets';
import '../../../src/modes/registry';

vi.mock('../../../src/modes/train/bytes', async () => ({ dataBytes: (await import('../../support/data')).dataBytes }));

const planAt = (hash: string) => {
  const { state, problems } = decode(hash);
  expect(problems).toEqual([]);
  const plan = planOf(state);
  if (!plan) throw new Error('there is no data');
  return plan;
};

// 240 rows train.
const address = '#data=penguins-mass&split=70,15,15&batch=24&epochs=6&methods=sgd,adam,adam&seeds=2';

describe('what changes while a model is trained', () => {
  const plan = planAt(`${address}&changes=21:adam.eta=0.5;33:batch=60;40:adam-2.beta1=0.25`);
  const batch = { update: 33, key: 'batch', value: 60 };

  it('is told to the runs of its method, and a batch to all of them', () => {
    const told = plan.runs.map((run) => jobOf(plan, run, sampled(8, 1, 0)).run.changes);
    const [sgd, adam, other] = [
      [batch],
      [{ update: 21, key: 'eta', value: 0.5 }, batch],
      [batch, { update: 40, key: 'beta1', value: 0.25 }],
    ];
    expect(told).toEqual([sgd, adam, other, sgd, adam, other]);
  });

  it('is computed anew, and the same until then', () => {
    const before = planAt(address);
    expect(plan.runs.map(({ base }) => base)).toEqual(before.runs.map(({ base }) => base));
    for (const [i, { key }] of plan.runs.entries()) expect(key).not.toBe(before.runs[i].key);
    expect(new Set(plan.runs.map(({ key }) => key)).size).toBe(6);
  });

  it('moves the ends of epochs, at which the loss is written down, and what a run costs', () => {
    const asked = planAt(
      '#data=digits&model=mlp(10)&batch=56&epochs=10&methods=sgd&changes=151:batch=112;201:batch=40',
    );
    const [{ record, sizes, stride, rows, updates }] = asked.variants;
    expect([rows, updates]).toEqual([7000, 1250]);
    expect(sizes).toEqual({
      batch: 56,
      later: [
        { update: 151, batch: 112 },
        { update: 201, batch: 40 },
      ],
    });
    expect(stride).toBeGreaterThan(1);
    // 125 updates, then 25 of an epoch of which 100 · 56 rows are left: 50 of 112 each.
    const ends = [125, 200, 375, 550, 725, 900, 1075, 1250];
    const round = Array.from({ length: Math.floor(updates / stride) + 1 }, (_, k) => k * stride);
    expect(record.loss).toEqual([...new Set([...round, ...ends])].sort((a, b) => a - b));
    const plain = planAt('#data=digits&model=mlp(10)&batch=56&epochs=10&methods=sgd');
    const extra = 3 * asked.variants[0].network.size * (50 * 56 - 1050 * 16);
    // The training rows, 1500 for validation with them; 1500 for the test at the start and the ends of epochs alone.
    expect(record.test).toEqual([0, ...ends]);
    const before = plain.variants[0].record;
    const judged = 8500 * (record.loss.length - before.loss.length) + 1500 * (ends.length - 10);
    // Both make as many updates; a loss of rows is a pass, whatever it multiplies.
    const passes = 2 * (record.loss.length - before.loss.length) + (ends.length - 10);
    const losses = asked.variants[0].network.size * judged + 20_000 * passes;
    expect(asked.runs[0].cost - plain.runs[0].cost).toBeCloseTo(extra + losses, 0);
  });
});

describe('the law of the mean', () => {
  const data = sampled(240, 1, 0);
  const lawAt = (changes: string) => {
    const plan = planAt(
      `#data=penguins-mass&split=70,15,15&model=linear&batch=10&order=replacement&epochs=5&methods=sgd(eta=0.1)${changes}`,
    );
    return lawOf({ plan, data: [data], found: new Map(), whole: new Set() } as unknown as Training);
  };
  const plain = lawAt('');

  it('stands still where the rate becomes 0, and is the same before', () => {
    const still = lawAt('&changes=61:sgd.eta=0');
    const from = plain?.at.findIndex((at) => at > 60) ?? 0;
    expect(from).toBeGreaterThan(5);
    expect(still?.mean.slice(0, from)).toEqual(plain?.mean.slice(0, from));
    const last = still?.mean[from] ?? 0;
    expect(last).not.toBe(plain?.mean[from]);
    expect(still?.mean.slice(from)).toEqual(still?.mean.slice(from).map(() => last));
  });

  it('falls with a batch of all the rows, many times over: less is left by chance', () => {
    const large = lawAt('&changes=61:batch=240');
    expect(large?.mean.at(-1)).toBeLessThan(plain?.mean.at(-1) ?? 0);
  });
});
