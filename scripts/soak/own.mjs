import { choose, fill } from './actions.mjs';

/** @typedef {import('./hand.mjs').Hand} Hand */
/** @typedef {import('./chance.mjs').Chance} Chance */

/** Ways to spread work over workers, and how many: threads are real where there are few. */
const spread = [
  'hogwild(store=wild)&workers=4',
  'downpour(push=3)&workers=3&network=internet',
  'easgd(tau=1,rho=0.5)&workers=3',
  'synchronous&workers=16',
  'ssp(bound=2)&workers=300',
  'local-sgd(H=4)&workers=8',
  'hogwild(compress=top,keep=0.5)&workers=1000',
  'downpour(warm=5)&workers=2&clock=threads',
  'hogwild(store=lock)&workers=3&clock=threads',
];

/**
 * Keys of its own that a mode is entered with, beside a scene.
 * @type {Readonly<Record<string, (chance: Chance) => string>>}
 */
const keys = { parallel: (chance) => `&scheme=${chance.of(spread)}` };

/**
 * What is done in a mode alone, one of them whenever it is entered.
 * @type {Readonly<Record<string, readonly ((hand: Hand) => Promise<unknown>)[]>>}
 */
const uses = {
  parallel: [
    (hand) => hand.touch('#scheme', choose(hand)),
    (hand) => hand.touch('#workers', fill(hand, ['1', '5', '64', '2000', '-1'])),
    (hand) => hand.touch('#start-threads'),
    async (hand) => {
      await hand.touch('#start-threads');
      await hand.pause(300);
      await hand.touch('#stop-threads');
      await hand.touch('#simulate');
    },
    async (hand) => {
      await unfold(hand);
      await hand.touch('.kill button');
      await hand.touch('.killed button');
    },
    async (hand) => {
      await unfold(hand);
      await hand.touch('#network', choose(hand));
    },
    (hand) => hand.touch('#under', choose(hand)),
  ],
};

/**
 * @param {string} mode
 * @param {Chance} chance
 */
export const keysOf = (mode, chance) => keys[mode]?.(chance) ?? '';

/**
 * Does something that only this mode has; nothing where it has nothing.
 * @param {string} mode
 * @param {Hand} hand
 */
export async function useOwn(mode, hand) {
  const own = uses[mode];
  if (own) await hand.chance.of(own)(hand);
}

/** @param {Hand} hand */
const unfold = (hand) => hand.touch('.parallel-panel details:not([open]) > summary');
