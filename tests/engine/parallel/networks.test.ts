import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clockOf,
  type NetworkChoice,
  networkBounds,
  networks,
  printNetwork,
  readNetwork,
} from '../../../src/engine/parallel/networks';

const choice: fc.Arbitrary<NetworkChoice> = fc
  .tuple(
    fc.constantFrom(...networks.keys()),
    fc.record(
      Object.fromEntries(
        Object.entries(networkBounds).map(([key, [min, max]]) => [
          key,
          fc.double({ min, max, noNaN: true }).map((value) => value + 0),
        ]),
      ),
    ),
  )
  .map(([network, values]) => ({ network, values: values as unknown as NetworkChoice['values'] }));

describe('a network', () => {
  test('is read as it is printed, and only what is not usual is written', () => {
    fc.assert(
      fc.property(choice, (one) => {
        expect(readNetwork(printNetwork(one))).toEqual(one);
      }),
    );
    for (const { id, values } of networks.values()) expect(printNetwork({ network: id, values })).toBe(id);
    expect(printNetwork(readNetwork(' Slow( slow = 3 ') as NetworkChoice)).toBe('slow(slow=3)');
  });

  test('that cannot be used is named with what is expected', () => {
    expect(readNetwork('wire')).toEqual({ found: 'wire', expected: [...networks.keys()].join(', ') });
    expect(readNetwork('rack(compte=1)')).toMatchObject({ found: 'compte=1' });
    expect(readNetwork('rack(slow=0.5)')).toEqual({ found: 'slow=0.5', expected: 'slow = 1 … 1000' });
    fc.assert(
      fc.property(fc.string(), (text) => {
        readNetwork(text);
      }),
    );
  });

  test('gives every worker its clock: graded, one slow, failing or not at all', () => {
    const clock = (text: string, workers: number) => clockOf(readNetwork(text) as NetworkChoice, workers);
    expect(clock('heterogeneous', 3).slow).toEqual([1, 2, 3]);
    expect(clock('slow', 3).slow).toEqual([1, 1, 1.3]);
    expect(clock('rack', 3)).toMatchObject({ slow: [], latency: [5e-5, 5e-5], failure: { every: Infinity } });
    expect(clock('internet', 2).latency).toEqual([0.03, 0.1]);
    expect(clock('failures(every=10)', 2).failure).toEqual({ every: 10, back: 20 });
  });
});
