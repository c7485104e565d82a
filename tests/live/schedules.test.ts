import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byHand, turn } from './hand';

/** What may happen, in any order: a new input, the end or failure of some work, a lost engine, a hand that cancels or asks. */
const event = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(fc.constant('input' as const), fc.constantFrom('a1', 'a2', 'b1', 'b2', undefined)) },
  { weight: 4, arbitrary: fc.tuple(fc.constant('end' as const), fc.nat(9)) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('fail' as const), fc.nat(9)) },
  { weight: 2, arbitrary: fc.tuple(fc.constant('emit' as const), fc.nat(9)) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('engine' as const), fc.constantFrom('one', 'two', undefined)) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom('cancel' as const, 'ask' as const, 'turn' as const), fc.constant(0)),
  },
);

it.each([
  ['without patience', 0],
  ['with patience', Number.POSITIVE_INFINITY],
])(
  'whatever happens, at rest the value belongs to the newest input, and each value is released once: %s',
  (_, patience) =>
    fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 30 }), async (events) => {
        const made: object[] = [];
        const { live, input, engine, calls, released } = byHand({ patience: () => patience });
        const at = (index: number) =>
          calls.length === 0 ? undefined : calls[calls.length - 1 - (index % calls.length)];
        const value = (index: number) => {
          const done = { of: at(index)?.work.input ?? '' };
          made.push(done);
          return done;
        };
        for (const [what, which] of events) {
          if (what === 'input') input.value = which as string | undefined;
          if (what === 'engine') engine.value = which as string | undefined;
          if (what === 'end') at(Number(which))?.end(value(Number(which)));
          if (what === 'emit') at(Number(which))?.work.emit(value(Number(which)));
          if (what === 'fail') at(Number(which))?.fail(new Error('broken'));
          if (what === 'cancel') live.cancel();
          if (what === 'ask') live.ask();
          if (what === 'turn') await turn();
          // What is in sight may always be seen.
          const seen = live.value.peek();
          if (seen) expect(seen.of[0]).toBe(input.peek()?.[0]);
        }
        engine.value ??= 'two';
        if (live.status.peek() === 'stopped' || live.status.peek() === 'failed') live.ask();
        for (let k = 0; k < 40 && live.status.peek() === 'working'; k++) {
          calls.at(-1)?.end(value(0));
          await turn();
          if (live.status.peek() === 'failed') live.ask();
        }
        await live.idle();
        expect(live.value.peek()?.of).toBe(input.peek());
        expect(live.status.peek()).toBe(input.peek() === undefined ? 'idle' : 'done');
        live.dispose();
        await turn();
        expect(new Set(released).size).toBe(released.length);
        // Only ends that came after another end of the same work were never values.
        for (const done of released) expect(made).toContain(done);
      }),
      { numRuns: 300 },
    ),
);
