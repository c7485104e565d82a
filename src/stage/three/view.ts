import { cameraProjectionMatrix, cameraViewMatrix, Fn, uniform, vec4 } from 'three/tsl';
import { type Node, Vector2, Vector3 } from 'three/webgpu';
import { domainOf } from '../../study/field';
import type { Frame, Pane } from '../frame';
import type { HeightUniforms } from '../height';
import { setHeights } from '../height';

/** The uniforms every material shares: the box, the viewport and the heights of the pane being drawn. */
export class ViewUniforms {
  /** Half the box's sides. */
  readonly half = uniform(new Vector3(1, 1, 1));
  /** The viewport in device pixels. */
  readonly viewport = uniform(new Vector2(1, 1));
  /** Device pixels in a CSS pixel. */
  readonly ratio = uniform(1);
  readonly flatness = uniform(0);
  /** x0, y0 and 2 / (x1 − x0), 2 / (y1 − y0) of the domain. */
  readonly origin = uniform(new Vector2());
  readonly gain = uniform(new Vector2(1, 1));
  readonly heights: HeightUniforms = {
    isLog: uniform(0),
    shrink: uniform(1),
    least: uniform(0),
    most: uniform(1),
    base: uniform(0),
    unit: uniform(1),
    low: uniform(0),
    gain: uniform(1),
  };

  set(frame: Frame, pane: Pane): void {
    this.half.value.set(...pane.half);
    this.viewport.value.set(pane.rect.w * frame.ratio, pane.rect.h * frame.ratio);
    this.ratio.value = frame.ratio;
    this.flatness.value = pane.flatness;
    const [x0, x1, y0, y1] = domainOf(frame.picture.surface.field);
    this.origin.value.set(x0, y0);
    this.gain.value.set(2 / (x1 - x0), 2 / (y1 - y0));
    setHeights(this.heights, frame.relief.heights);
  }
}

/**
 * A point in clip space (z up in the box, already multiplied by its half sides), with the depth it would have
 * `lift` nearer to the camera: lines on the surface win against it without leaving their place.
 */
export const liftedClip = Fn(([point, lift]: [Node<'vec3'>, Node<'float'>]) => {
  const seen = cameraViewMatrix.mul(vec4(point, 1)).toVar();
  const clip = cameraProjectionMatrix.mul(seen).toVar();
  const near = cameraProjectionMatrix.mul(seen.add(vec4(0, 0, lift, 0))).toVar();
  return vec4(clip.xy, near.z.div(near.w.max(1e-6)).mul(clip.w), clip.w);
});
