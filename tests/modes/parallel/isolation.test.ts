import { describe, expect, test } from 'vitest';
import { languages } from '../../../src/i18n/text';
import { isolationState, type Surroundings } from '../../../src/modes/parallel/isolation/state';
import { isolationTexts, offerTexts } from '../../../src/modes/parallel/isolation/words';

const isolated: Surroundings = {
  ...{ secure: true, isolated: true, sharedMemory: true, moduleWorkers: true },
  ...{ framed: false, allowed: undefined, helper: 'absent' },
};
/** A browser that isolates nothing does not show shared memory either. */
const alone: Surroundings = { ...isolated, isolated: false, sharedMemory: false };

describe('whether there are threads, why not, and what a click may do', () => {
  test.each<[string, Surroundings, ReturnType<typeof isolationState>]>([
    ['a host that sends the headers', isolated, { kind: 'threads', removable: false }],
    ['a service worker that does', { ...isolated, helper: 'present' }, { kind: 'threads', removable: true }],
    [
      'an isolated frame',
      { ...isolated, framed: true, allowed: true, helper: 'impossible' },
      { kind: 'threads', removable: false },
    ],
    ['a host that does not', alone, { kind: 'noHeaders', offer: 'register', removable: false }],
    ['one where no service worker can be', { ...alone, helper: 'impossible' }, { kind: 'noHeaders', removable: false }],
    [
      'loaded past the service worker',
      { ...alone, helper: 'present' },
      { kind: 'notYet', offer: 'reload', removable: true },
    ],
    ['plain http', { ...alone, secure: false, helper: 'impossible' }, { kind: 'insecure', removable: false }],
    ['an old browser', { ...alone, isolated: undefined }, { kind: 'noSharedMemory', removable: false }],
    [
      'isolated, and still nothing shared',
      { ...isolated, sharedMemory: false },
      { kind: 'noSharedMemory', removable: false },
    ],
    ['no module workers', { ...isolated, moduleWorkers: false }, { kind: 'noModuleWorkers', removable: false }],
    [
      'a frame without allow',
      { ...alone, framed: true, allowed: false, helper: 'impossible' },
      { kind: 'frameNotAllowed', offer: 'alone', removable: false },
    ],
    [
      'a frame in a page that is not isolated',
      { ...alone, framed: true, allowed: true, helper: 'impossible' },
      { kind: 'framed', offer: 'alone', removable: false },
    ],
    [
      'a frame whose browser tells nothing',
      { ...alone, framed: true, helper: 'impossible' },
      { kind: 'framed', offer: 'alone', removable: false },
    ],
  ])('%s', (_, around, expected) => expect(isolationState(around)).toEqual(expected));
});

const bits = [false, true];
const every: Surroundings[] = bits.flatMap((secure) =>
  bits.flatMap((sharedMemory) =>
    bits.flatMap((moduleWorkers) =>
      bits.flatMap((framed) =>
        [undefined, ...bits].flatMap((isolatedHere) =>
          [undefined, ...bits].flatMap((allowed) =>
            (['impossible', 'absent', 'present'] as const).map((helper) => ({
              ...{ secure, sharedMemory, moduleWorkers, framed, isolated: isolatedHere, allowed, helper },
            })),
          ),
        ),
      ),
    ),
  ),
);

test('there are threads where all that they need is there, and nowhere else', () => {
  for (const around of every) {
    const { secure, isolated: isolatedHere, sharedMemory, moduleWorkers } = around;
    const all = secure && isolatedHere === true && sharedMemory && moduleWorkers;
    expect(isolationState(around).kind === 'threads', JSON.stringify(around)).toBe(all);
  }
});

test('a service worker is offered only to a page of its own that is secure and has none', () => {
  for (const around of every.filter((one) => isolationState(one).offer === 'register'))
    expect(around).toMatchObject({ secure: true, isolated: false, framed: false, helper: 'absent' });
});

test('every reason and every button is said in every language', () => {
  for (const text of [...Object.values(isolationTexts), ...Object.values(offerTexts)])
    for (const language of languages) expect(text[language]).not.toBe('');
});
