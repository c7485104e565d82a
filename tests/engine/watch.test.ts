import { expect, it } from 'vitest';
import { StopWatch } from '../../src/engine/cpu/train/watch';

it('counts what is between a beginning and its end, and neither rests within nor what is between two of them', () => {
  let at = 0;
  const watch = new StopWatch(() => at);
  const after = (ms: number, then: () => void) => {
    at += ms;
    then();
  };
  watch.pause();
  after(1000, () => watch.goOn());
  after(1000, () => watch.begin());
  after(30, () => watch.pause());
  after(1000, () => watch.goOn());
  after(20, () => watch.end());
  after(1000, () => watch.pause());
  after(1000, () => watch.goOn());
  after(1000, () => watch.begin());
  after(10, () => watch.end());
  expect(watch.average).toBeCloseTo(0.03, 12);
});
