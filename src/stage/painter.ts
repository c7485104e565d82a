import type { Frame } from './frame';
import type { Stage } from './types';

/** What draws everything below the letters, on a canvas of its own. */
export interface Painter {
  readonly renderer: Stage['renderer'];
  readonly canvas: HTMLCanvasElement;
  /** Draws at once; the canvas can be read until the task ends. */
  draw(frame: Frame): void;
  dispose(): void;
}
