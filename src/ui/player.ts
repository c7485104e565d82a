import { effect, type ReadonlySignal, type Signal } from '@preact/signals-core';

/** Steps a second at speed 1, the frame rate of the original animations. */
const stepsPerSecond = 25;
/** How long a loop rests on the last step, in steps at speed 1. */
const rest = 25;
/** A frame that took longer (a hidden tab) counts as this many seconds. */
const longestFrame = 0.25;

/** What playing needs to know; position is a step with its fraction. */
export interface Playback {
  readonly position: number;
  readonly steps: number;
  readonly speed: number;
  readonly loop: boolean;
}

/** The position after so many seconds; in a loop, positions past the last step are its rest. */
export function advance({ position, steps, speed, loop }: Playback, seconds: number): number {
  const next = position + Math.min(seconds, longestFrame) * stepsPerSecond * speed;
  if (!loop) return Math.min(next, steps);
  const length = steps + rest * speed;
  return next >= length ? 0 : next;
}

/** Where playing begins: at the step shown, or from the start again when that is the last. */
export const beginning = (step: number, steps: number): number => (step >= steps ? 0 : step);

/** What the player reads and moves. */
export interface PlayerModel {
  readonly playing: Signal<boolean>;
  readonly speed: ReadonlySignal<number>;
  readonly loop: ReadonlySignal<boolean>;
  readonly step: ReadonlySignal<number>;
  readonly steps: ReadonlySignal<number>;
  readonly seek: (step: number) => void;
}

/** Moves the step with the clock while `playing` is true; asks for frames only then. Returns its end. */
export function createPlayer(model: PlayerModel): () => void {
  let frame = 0;
  let before = 0;
  let position = 0;
  let shown = -1;

  const tick = (now: number): void => {
    const step = model.step.peek();
    const steps = model.steps.peek();
    const loop = model.loop.peek();
    if (step !== shown) position = step;
    position = advance({ position, steps, speed: model.speed.peek(), loop }, (now - before) / 1000);
    before = now;
    shown = Math.min(Math.floor(position), steps);
    if (shown !== step) model.seek(shown);
    if (!loop && position >= steps) model.playing.value = false;
    else frame = requestAnimationFrame(tick);
  };

  const stop = effect(() => {
    cancelAnimationFrame(frame);
    if (!model.playing.value) return;
    const from = beginning(model.step.peek(), model.steps.peek());
    if (from !== model.step.peek()) model.seek(from);
    position = from;
    shown = from;
    before = performance.now();
    frame = requestAnimationFrame(tick);
  });
  return () => {
    stop();
    cancelAnimationFrame(frame);
  };
}
