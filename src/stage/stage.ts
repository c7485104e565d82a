import type { View } from '../scenes/types';
import type { Frame } from './frame';
import type { Painter } from './painter';
import { PictureStage } from './picture-stage';
import type { Picture, PictureSize, Stage, StageEvents } from './types';

/** A stage whose picture can be taken away. */
export interface OpenStage extends Stage {
  /** The picture on a canvas of its own; another one than is shown stays in its place until the next is shown. */
  sheet(size?: PictureSize, picture?: Picture): HTMLCanvasElement;
  /** What a drawing of this size is made from, in the present view or in another one. */
  frame(size?: PictureSize, view?: View): Frame;
}

/** How a stage is made: with a device three.js draws on it, without one it draws with WebGL 2; '2d' needs neither. */
export interface StageOptions {
  readonly device?: GPUDevice;
  readonly renderer?: Stage['renderer'];
  readonly events: StageEvents;
}

/** Makes the stage in a host element that is positioned; three.js is loaded only when it is to draw. */
export async function createStage(
  canvasHost: HTMLElement,
  { device, renderer, events }: StageOptions,
): Promise<OpenStage> {
  const painter = await painterFor(renderer ?? (device ? 'webgpu' : 'webgl2'), device);
  return new PictureStage(canvasHost, painter, events);
}

async function painterFor(renderer: Stage['renderer'], device: GPUDevice | undefined): Promise<Painter> {
  const canvas = document.createElement('canvas');
  if (renderer === '2d') return (await import('./flat/painter')).createFlatPainter(canvas);
  if (renderer === 'webgpu' && !device) throw new Error('Drawing with WebGPU needs the device of the engine.');
  // Only the half that draws is loaded, and beside the rest of three.js instead of after it.
  const [{ createThreePainter }, half] = await Promise.all([
    import('./three/painter'),
    renderer === 'webgpu' && device
      ? import('./three/webgpu').then(({ onDevice }) => onDevice(device))
      : import('./three/webgl2').then(({ webgl2 }) => webgl2),
  ]);
  return createThreePainter(canvas, half);
}
