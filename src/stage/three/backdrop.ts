import { attribute, Fn, float, uniform, vec4 } from 'three/tsl';
import { BufferAttribute, BufferGeometry, DoubleSide, Mesh, NodeMaterial, Vector4 } from 'three/webgpu';
import { facing, gridOf } from '../box';
import type { Frame, Pane } from '../frame';
import type { Vec3 } from '../vector';
import { Lines } from './lines';
import { liftedClip, type ViewUniforms } from './view';

/** The floor and the two walls behind the surface, with the grid of the ticks on them; 3-D view only. */
export class Backdrop {
  private readonly grid: Lines;
  private readonly walls: Mesh;
  private readonly tint = uniform(new Vector4(1, 1, 1, 0));
  private key = '';

  constructor(view: ViewUniforms) {
    this.grid = new Lines(view, 0.001, -1);
    const material = new NodeMaterial();
    material.transparent = true;
    material.depthWrite = false;
    material.side = DoubleSide;
    material.vertexNode = liftedClip(attribute<'vec3'>('position', 'vec3').mul(view.half), float(0));
    material.fragmentNode = Fn(() => vec4(this.tint))();
    this.walls = new Mesh(new BufferGeometry(), material);
    this.walls.frustumCulled = false;
    this.walls.renderOrder = -2;
  }

  get meshes(): Mesh[] {
    return [this.grid.mesh, this.walls];
  }

  /** Takes the walls away from the camera and their grid; built again when a side or a tick changed. */
  set(frame: Frame, pane: Pane): void {
    const solid = pane.flatness < 0.25;
    this.grid.mesh.visible = solid;
    this.walls.visible = solid && frame.style.original;
    if (!solid) return;
    const [sx, sy] = facing(pane);
    const lines = gridLines(frame, pane);
    const ink = frame.style.original ? [0.885, 0.885, 0.885, 1, 1] : [...frame.style.ink.map((c) => c / 255), 0.09, 1];
    const key = JSON.stringify([lines, ink]);
    if (key === this.key) return;
    this.key = key;
    this.grid.set(new Float32Array(lines.flatMap((pair) => [...pair[0], ...pair[1], ...ink])));
    this.grid.mesh.visible = true;
    this.tint.value.set(0.953, 0.953, 0.957, 1);
    this.walls.geometry.dispose();
    this.walls.geometry = wallGeometry(sx, sy);
  }

  dispose(): void {
    this.grid.dispose();
    this.walls.geometry.dispose();
    (this.walls.material as NodeMaterial).dispose();
  }
}

/** The lines of the ticks across the floor and up the two far walls, and the walls' own borders. */
function gridLines(frame: Frame, pane: Pane): (readonly [Vec3, Vec3])[] {
  const [sx, sy] = facing(pane);
  const grid = gridOf(frame, pane);
  const borders: (readonly [Vec3, Vec3])[] = [
    [
      [-sx, -sy, -1],
      [-sx, -sy, 1],
    ],
    [
      [-sx, -sy, 1],
      [sx, -sy, 1],
    ],
    [
      [-sx, -sy, 1],
      [-sx, sy, 1],
    ],
    [
      [-sx, -sy, -1],
      [sx, -sy, -1],
    ],
    [
      [-sx, -sy, -1],
      [-sx, sy, -1],
    ],
  ];
  return [
    ...borders,
    ...grid.x.flatMap(({ place: [u] }) => [
      [
        [u, -1, -1],
        [u, 1, -1],
      ] as const,
      [
        [u, -sy, -1],
        [u, -sy, 1],
      ] as const,
    ]),
    ...grid.y.flatMap(({ place: [, v] }) => [
      [
        [-1, v, -1],
        [1, v, -1],
      ] as const,
      [
        [-sx, v, -1],
        [-sx, v, 1],
      ] as const,
    ]),
    ...grid.f.flatMap(({ place: [, , w] }) => [
      [
        [-sx, -1, w],
        [-sx, 1, w],
      ] as const,
      [
        [-1, -sy, w],
        [1, -sy, w],
      ] as const,
    ]),
  ];
}

function wallGeometry(sx: number, sy: number): BufferGeometry {
  const floor = [-1, -1, -1, 1, -1, -1, 1, 1, -1, -1, 1, -1];
  const alongY = [-sx, -1, -1, -sx, 1, -1, -sx, 1, 1, -sx, -1, 1];
  const alongX = [-1, -sy, -1, 1, -sy, -1, 1, -sy, 1, -1, -sy, 1];
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(new Float32Array([...floor, ...alongX, ...alongY]), 3));
  const quads = [0, 4, 8].flatMap((o) => [o, o + 1, o + 2, o, o + 2, o + 3]);
  geometry.setIndex(new BufferAttribute(new Uint16Array(quads), 1));
  return geometry;
}
