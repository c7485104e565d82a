import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Lease, Owned } from '../../src/engine/lease';

test('what is owned is freed once, when the owner and every lease have let go, in whatever order', () => {
  const moves = fc.array(
    fc.oneof(
      fc.record({ move: fc.constant('acquire' as const) }),
      fc.record({ move: fc.constant('release' as const), lease: fc.nat(9) }),
      fc.record({ move: fc.constant('let go' as const) }),
    ),
  );
  fc.assert(
    fc.property(moves, (sequence) => {
      const freed: string[] = [];
      const owned = new Owned('bytes', (value) => freed.push(value));
      const leases: Lease<string>[] = [];
      // A plain account beside it: who holds it now, and whether nobody ever did again.
      const holders = new Set<unknown>(['owner']);
      for (const step of sequence) {
        const gone = holders.size === 0;
        if (step.move === 'acquire') {
          const lease = owned.acquire();
          expect(lease?.value).toBe(gone ? undefined : 'bytes');
          if (lease) holders.add(leases[leases.push(lease) - 1]);
        } else if (step.move === 'release') {
          const lease = leases[step.lease];
          lease?.release();
          holders.delete(lease);
        } else {
          owned.release();
          holders.delete('owner');
        }
        expect(freed).toEqual(holders.size === 0 ? ['bytes'] : []);
      }
    }),
  );
});
