import type { Pane } from '../frame';

/** Where a place of the box (−1 … 1) is on the stage. */
export interface Placing {
  readonly x: (u: number) => number;
  readonly y: (v: number) => number;
}

/** The places of a flat pane: its camera looks straight down. */
export function placing({ pose, rect, half }: Pane): Placing {
  const height = pose.tanHalf * (pose.eye[2] || 1);
  const width = height * pose.aspect;
  return {
    x: (u) => rect.x + (rect.w / 2) * (1 + (u * half[0] - pose.eye[0]) / width),
    y: (v) => rect.y + (rect.h / 2) * (1 - (v * half[1] - pose.eye[1]) / height),
  };
}
