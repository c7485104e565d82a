import { signal } from '@preact/signals-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { advance, beginning, createPlayer } from '../../src/ui/player';

describe('playing', () => {
  const once = { position: 0, steps: 198, speed: 1, loop: false };

  it('shows 25 steps a second at speed 1', () => {
    expect(advance(once, 0.2)).toBeCloseTo(5);
    expect(advance({ ...once, speed: 4 }, 0.1)).toBeCloseTo(10);
    expect(advance({ ...once, speed: 0.25 }, 0.16)).toBeCloseTo(1);
  });

  it('counts a frame that took too long as a quarter of a second', () => {
    expect(advance(once, 60)).toBe(6.25);
  });

  it('stops at the last step, or rests there and begins again', () => {
    expect(advance({ ...once, position: 197.9 }, 0.2)).toBe(198);
    expect(advance({ ...once, position: 197.9, loop: true }, 0.2)).toBeGreaterThan(198);
    expect(advance({ ...once, position: 222.9, loop: true }, 0.2)).toBe(0);
  });

  it('begins again from the end', () => {
    expect([beginning(40, 198), beginning(198, 198)]).toEqual([40, 0]);
  });
});

describe('the player', () => {
  let now = 0;
  let next: ((time: number) => void) | undefined;
  const frame = (milliseconds: number): void => {
    now += milliseconds;
    const due = next;
    next = undefined;
    due?.(now);
  };
  beforeEach(() => {
    now = 0;
    next = undefined;
    vi.stubGlobal('requestAnimationFrame', (callback: (time: number) => void) => {
      next = callback;
      return 1;
    });
    vi.stubGlobal('cancelAnimationFrame', () => {
      next = undefined;
    });
    vi.stubGlobal('performance', { now: () => now });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  const setUp = (from: number, steps: number) => {
    const step = signal(from);
    const model = {
      playing: signal(false),
      ...{ speed: signal(1), loop: signal(false), step, steps: signal(steps) },
      seek: (to: number) => {
        step.value = to;
      },
    };
    return { ...model, stop: createPlayer(model) };
  };

  it('asks for no frame while it stands', () => {
    const { stop } = setUp(0, 10);
    expect(next).toBeUndefined();
    stop();
  });

  it('moves the step, and ends itself at the last', () => {
    const { playing, step } = setUp(0, 10);
    playing.value = true;
    frame(200);
    expect(step.value).toBe(5);
    frame(200);
    expect([step.value, playing.value]).toEqual([10, false]);
    expect(next).toBeUndefined();
  });

  it('goes on from where someone else put the step', () => {
    const { playing, step } = setUp(0, 100);
    playing.value = true;
    frame(200);
    step.value = 50;
    frame(200);
    expect(step.value).toBe(55);
  });

  it('starts again when the end is shown', () => {
    const { playing, step } = setUp(10, 10);
    playing.value = true;
    expect(step.value).toBe(0);
  });
});
