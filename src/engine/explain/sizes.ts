import { type Pair, times } from './pair';
import type { Moment, Replay } from './replay';

/** Relative difference up to which two results count as the same. */
const same = 1e-9;
const alike = (a: number, b: number): boolean => Math.abs(a - b) <= same * Math.max(Math.abs(a), Math.abs(b));

/**
 * The states that gather how large gradients are and not where they point (v of Adam, G of Adagrad): when the gradient
 * and every state that points with it are turned round, they become the same, and without a gradient they do not.
 */
export function sizesIn(replay: Replay, moment: Moment): string[] {
  const back = times(moment.g, -1);
  const turned = turning(replay, moment.g);
  const before = moment.before.map((value, i) => (i >= 2 && turned[Math.floor(i / 2) - 1] ? -value : value));
  const here = moment.after;
  const mirrored = replay.hadGradient({ ...moment, before }, back);
  const idle = replay.hadGradient(moment, [0, 0]);
  return replay.states.filter((_, s) => {
    const places = [2 + 2 * s, 3 + 2 * s];
    return places.every((i) => alike(here[i], mirrored[i])) && places.some((i) => !alike(here[i], idle[i]));
  });
}

/** Which states point with the gradient: from nothing, the opposite gradient gives the opposite of them. */
function turning(replay: Replay, g: Pair): boolean[] {
  const first = { step: 1, at: [replay.initial[0], replay.initial[1]] as const, before: replay.initial };
  const [one, other] = [g, times(g, -1)].map((pair) => replay.hadGradient(first, pair));
  return replay.states.map((_, s) => {
    const places = [2 + 2 * s, 3 + 2 * s];
    return places.every((i) => alike(one[i], -other[i])) && places.some((i) => one[i] !== 0);
  });
}

/** Whether a step would be the same for a slope twice as steep: only its sign counts. */
export function onlySigns(replay: Replay, moment: Moment): boolean {
  const twice = replay.hadGradient(moment, times(moment.g, 2));
  const near = (i: number): boolean =>
    Math.abs(twice[i] - moment.after[i]) <= 1e-6 * Math.abs(moment.after[i] - moment.before[i]);
  return moment.g.some((value) => value !== 0) && near(0) && near(1);
}
