import { type Backend, Color, LinearSRGBColorSpace, Renderer, Scene } from 'three/webgpu';
import type { Frame, Pane } from '../frame';
import type { Painter } from '../painter';
import { Backdrop } from './backdrop';
import { ContourLines } from './contour-lines';
import { Drops } from './drops';
import { PoseCamera } from './pose-camera';
import { SurfaceMesh } from './surface';
import { SwarmMesh } from './swarm';
import { Trails } from './trails';
import { ViewUniforms } from './view';

/** The part of three.js that speaks to one graphics API, on a canvas. */
export interface Half {
  readonly renderer: 'webgpu' | 'webgl2';
  readonly backend: (options: { canvas: HTMLCanvasElement; alpha: boolean }) => Backend;
}

/** Draws with three.js through one of its halves; rejects where that one does not work. */
export async function createThreePainter(
  canvas: HTMLCanvasElement,
  { renderer: name, backend }: Half,
): Promise<Painter> {
  const options = { canvas, antialias: true, alpha: false };
  const renderer = new Renderer(backend(options), options);
  // Colours are CSS colours and are drawn as they are: no conversion, no pass after the picture.
  renderer.outputColorSpace = LinearSRGBColorSpace;
  renderer.autoClear = false;
  await renderer.init();
  return new ThreePainter(renderer, canvas, name);
}

class ThreePainter implements Painter {
  readonly renderer: 'webgpu' | 'webgl2';
  readonly canvas: HTMLCanvasElement;
  private readonly gpu: Renderer;
  private readonly scene = new Scene();
  private readonly view = new ViewUniforms();
  private readonly surface = new SurfaceMesh(this.view);
  private readonly contours = new ContourLines(this.view);
  private readonly backdrop = new Backdrop(this.view);
  private readonly drops = new Drops(this.view);
  private readonly trails: Trails;
  private readonly swarm: SwarmMesh;
  private readonly camera = new PoseCamera();

  constructor(gpu: Renderer, canvas: HTMLCanvasElement, renderer: 'webgpu' | 'webgl2') {
    this.gpu = gpu;
    this.canvas = canvas;
    this.renderer = renderer;
    this.trails = new Trails(gpu, renderer === 'webgpu', this.scene, this.view);
    this.swarm = new SwarmMesh(gpu, renderer === 'webgpu', this.scene, this.view);
    this.scene.add(this.surface.mesh, ...this.contours.meshes, ...this.backdrop.meshes, ...this.drops.meshes);
  }

  draw(frame: Frame): void {
    const { gpu, scene, camera } = this;
    gpu.setPixelRatio(frame.ratio);
    gpu.setSize(frame.width, frame.height, false);
    const [r, g, b] = frame.style.ground;
    gpu.setClearColor(new Color().setRGB(r / 255, g / 255, b / 255), 1);
    this.surface.set(frame);
    this.contours.set(frame);
    this.drops.set(frame);
    this.trails.set(frame);
    this.swarm.set(frame);
    // The whole canvas is cleared first: what lies outside the viewports is ground too.
    gpu.setScissorTest(false);
    gpu.clear();
    // A view that slides in begins beyond the canvas, where WebGPU allows no viewport.
    for (const pane of frame.panes.filter(({ rect }) => rect.x < frame.width && rect.y < frame.height)) {
      this.prepare(frame, pane);
      gpu.render(scene, camera);
    }
  }

  dispose(): void {
    for (const part of [this.surface, this.contours, this.backdrop, this.drops, this.trails, this.swarm])
      part.dispose();
    this.gpu.dispose();
  }

  private prepare(frame: Frame, pane: Pane): void {
    const { x, y, w, h } = pane.rect;
    this.gpu.setViewport(x, y, w, h);
    this.gpu.setScissor(x, y, w, h);
    this.gpu.setScissorTest(true);
    this.view.set(frame, pane);
    this.backdrop.set(frame, pane);
    this.trails.view(frame, pane);
    this.camera.take(pane.pose);
  }
}
