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
    const key = JSON.stringify([lines, ink, frame.style.walls]);
    if (key === this.key) return;
    this.key = key;
    this.grid.set(new Float32Array(lines.flatMap((pair) => [...pair[0], ...pair[1], ...ink])));
    this.grid.mesh.visible = true;
    this.tint.value.set(0.953, 0.953, 0.957, 1);
    this.walls.geometry.dispose();
    this.walls.geometry = wallGeometry(sx, sy, frame.style.walls);
  }

  dispose(): void {
    this.grid.dispose();
    this.walls.geometry.dispose();
    (this.walls.material as NodeMaterial).dispose();
  }
}

/** The lines of the ticks across the floor and up the two far walls, and the walls' own borders. */
function gridLines(frame: Frame, pane: Pane): (readonly [Vec3, Vec3])[] {
  const w = frame.style.walls;
  const [sx, sy] = facing(pane).map((side) => side * w);
  const grid = gridOf(frame, pane);
  const corner: Vec3 = [-sx, -sy, -w];
  const top: Vec3 = [-sx, -sy, w];
  return [
    [corner, top],
    [top, [sx, -sy, w]],
    [top, [-sx, sy, w]],
    [corner, [sx, -sy, -w]],
    [corner, [-sx, sy, -w]],
    ...grid.x.flatMap(({ place: [u] }) => pair([u, -w, -w], [u, w, -w], [u, -sy, -w], [u, -sy, w])),
    ...grid.y.flatMap(({ place: [, v] }) => pair([-w, v, -w], [w, v, -w], [-sx, v, -w], [-sx, v, w])),
    ...grid.f.flatMap(({ place: [, , h] }) => pair([-sx, -w, h], [-sx, w, h], [-w, -sy, h], [w, -sy, h])),
  ];
}

/** The two lines of one tick. */
const pair = (a: Vec3, b: Vec3, c: Vec3, d: Vec3): (readonly [Vec3, Vec3])[] => [
  [a, b],
  [c, d],
];

function wallGeometry(sx: number, sy: number, w: number): BufferGeometry {
  const floor = [-1, -1, -1, 1, -1, -1, 1, 1, -1, -1, 1, -1];
  const alongY = [-sx, -1, -1, -sx, 1, -1, -sx, 1, 1, -sx, -1, 1];
  const alongX = [-1, -sy, -1, 1, -sy, -1, 1, -sy, 1, -1, -sy, 1];
  const places = [...floor, ...alongX, ...alongY].map((place) => place * w);
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(places), 3));
  const quads = [0, 4, 8].flatMap((o) => [o, o + 1, o + 2, o, o + 2, o + 3]);
  geometry.setIndex(new BufferAttribute(new Uint16Array(quads), 1));
  return geometry;
}
