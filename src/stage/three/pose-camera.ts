import { Matrix4, PerspectiveCamera, Vector3 } from 'three/webgpu';
import type { Pose } from '../pose';

/** A three.js camera that takes its place, its view and its shift from a Pose. */
export class PoseCamera extends PerspectiveCamera {
  private pose: Pose | undefined;

  constructor() {
    super();
    this.matrixAutoUpdate = false;
  }

  take(pose: Pose): void {
    this.pose = pose;
    this.near = pose.near;
    this.far = pose.far;
    const basis = [pose.right, pose.up, pose.back, pose.eye].map((v) => new Vector3(...v));
    this.matrix = new Matrix4().makeBasis(basis[0], basis[1], basis[2]).setPosition(basis[3]);
    this.matrixWorldNeedsUpdate = true;
    this.updateMatrixWorld(true);
    this.updateProjectionMatrix();
  }

  override updateProjectionMatrix(): void {
    if (!this.pose) {
      super.updateProjectionMatrix();
      return;
    }
    const { tanHalf, aspect, shift, near, far } = this.pose;
    const y = near * tanHalf;
    const x = y * aspect;
    this.projectionMatrix.makePerspective(
      -x * (1 + shift[0]),
      x * (1 - shift[0]),
      y * (1 - shift[1]),
      -y * (1 + shift[1]),
      near,
      far,
      this.coordinateSystem,
    );
    this.projectionMatrixInverse.copy(this.projectionMatrix).invert();
  }
}
