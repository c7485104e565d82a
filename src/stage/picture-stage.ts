import type { Camera } from '../scenes/types';
import type { Pan } from './camera';
import { type Frame, frameOf, hasRelief, prepareRelief, type ViewState } from './frame';
import { listen } from './gestures';
import { drawOverlay } from './overlay/draw';
import type { Painter } from './painter';
import { asPng, checkSize } from './sheet-canvas';
import type { Picture, PictureSize, Stage, StageEvents } from './types';
import { alike, between, easeMilliseconds, panFor, restOf } from './view-state';

/** A stage: a painter's canvas below, letters and symbols above, and the person's hand on both. */
export class PictureStage implements Stage {
  readonly renderer: Stage['renderer'];
  private readonly host: HTMLElement;
  private readonly painter: Painter;
  private readonly overlay = document.createElement('canvas');
  private readonly watch: ResizeObserver;
  private readonly ended = new AbortController();
  /** Of the host, in CSS pixels, as it was when last told: asking would lay out the whole page in the middle of a change. */
  private extent: { readonly width: number; readonly height: number };
  private picture: Picture | undefined;
  private view: ViewState | undefined;
  private pan: Pan = { shift: [0, 0], center: [0, 0] };
  /** The camera last told to the page, so that its echo is not taken for a new one. */
  private told: Camera | undefined;
  private held = false;
  private easing: { from: ViewState; began: number } | undefined;
  private shown: Frame | undefined;

  constructor(host: HTMLElement, painter: Painter, events: StageEvents) {
    this.host = host;
    this.painter = painter;
    this.renderer = painter.renderer;
    for (const canvas of [painter.canvas, this.overlay]) fill(canvas);
    this.overlay.style.touchAction = 'none';
    host.append(painter.canvas, this.overlay);
    this.extent = this.size();
    this.watch = new ResizeObserver(() => {
      this.extent = this.size();
      this.redraw();
    });
    this.watch.observe(host);
    this.watchRatio();
    this.watchContexts(events.onLost);
    listen(this.overlay, this.ended.signal, {
      frame: () => this.shown,
      pan: (pan) => this.take({ pan }),
      hold: (held) => this.take({ held }),
      start: events.onStart,
      camera: (camera, done) => {
        this.told = camera;
        events.onCamera(camera, done);
      },
    });
  }

  async show(picture: Picture): Promise<void> {
    // The picture before stays meanwhile, and can be drawn again.
    if (!hasRelief(picture)) await prepareRelief(picture);
    if (this.ended.signal.aborted) return;
    const before = this.picture;
    this.pan = panFor(picture, before, this.pan, this.told);
    const moved = before && (before.view !== picture.view || !alike(picture.camera, before.camera));
    const ours = before?.view === picture.view && alike(picture.camera, this.told);
    this.picture = picture;
    if (!picture.eased || !before) this.easing = undefined;
    else if (moved && !ours && this.view) this.ease(this.view);
    else if (ours) this.easing = undefined;
    this.redraw();
  }

  async snapshot(size: PictureSize = {}): Promise<Blob> {
    return asPng(this.sheet(size));
  }

  sheet(size: PictureSize = {}, picture?: Picture): HTMLCanvasElement {
    const frame = this.frameOf(picture ?? this.present(), size);
    const sheet = document.createElement('canvas');
    sheet.width = Math.round(frame.width * frame.ratio);
    sheet.height = Math.round(frame.height * frame.ratio);
    const g = sheet.getContext('2d');
    if (!g) throw new Error('This browser has no 2-D canvas.');
    try {
      this.painter.draw(frame);
      g.drawImage(this.painter.canvas, 0, 0, sheet.width, sheet.height);
      drawOverlay(g, frame);
    } finally {
      // Drawing twice for every frame of a film would be twice as slow: it is seen in place of the picture meanwhile.
      if (picture) this.overlay.width = 0;
      else this.redraw();
    }
    return sheet;
  }

  frame(size: PictureSize = {}, view?: Picture['view']): Frame {
    const picture = this.present();
    return this.frameOf(view ? { ...picture, view } : picture, size);
  }

  private present(): Picture {
    if (!this.picture) throw new Error('There is no picture yet.');
    return this.picture;
  }

  private frameOf(picture: Picture, size: PictureSize): Frame {
    const width = Math.round(size.width ?? this.size().width);
    const height = Math.round(size.height ?? this.size().height);
    const ratio = size.scale ?? this.ratio();
    checkSize(width * ratio, height * ratio);
    return frameOf(picture, { ...this.rest(picture), held: false }, width, height, ratio);
  }

  dispose(): void {
    this.ended.abort();
    this.watch.disconnect();
    this.easing = undefined;
    this.picture = undefined;
    this.painter.dispose();
    this.painter.canvas.remove();
    this.overlay.remove();
  }

  private take(change: { pan?: Pan; held?: boolean }): void {
    if (change.pan) this.pan = change.pan;
    if (change.held !== undefined) this.held = change.held;
    this.redraw();
  }

  private rest(picture: Picture): ViewState {
    return restOf(picture, this.pan, this.held, this.renderer === '2d');
  }

  /** Begins the way from a view to where the picture wants it. */
  private ease(from: ViewState): void {
    const easing = { from, began: performance.now() };
    this.easing = easing;
    const next = (): void => {
      if (this.easing !== easing) return;
      if (performance.now() - easing.began >= easeMilliseconds) this.easing = undefined;
      else requestAnimationFrame(next);
      this.redraw();
    };
    requestAnimationFrame(next);
  }

  private redraw(): void {
    const { picture, easing, extent } = this;
    const { width, height } = extent;
    if (!picture || width < 2 || height < 2) return;
    const rest = this.rest(picture);
    const passed = easing ? Math.min(1, (performance.now() - easing.began) / easeMilliseconds) : 1;
    this.view = easing ? between(easing.from, rest, Math.max(0, passed)) : rest;
    const frame = frameOf(picture, this.view, width, height, this.ratio());
    this.shown = frame;
    this.painter.draw(frame);
    this.overlay.width = Math.round(width * frame.ratio);
    this.overlay.height = Math.round(height * frame.ratio);
    const g = this.overlay.getContext('2d');
    if (g) drawOverlay(g, frame);
  }

  private size(): { width: number; height: number } {
    return { width: this.host.clientWidth, height: this.host.clientHeight };
  }

  private ratio(): number {
    return Math.min(Math.max(window.devicePixelRatio || 1, 1), 3);
  }

  /** A 2-D canvas gets its context back by itself, and empty; WebGL's is not waited for. */
  private watchContexts(lost: (() => void) | undefined): void {
    const { signal } = this.ended;
    this.painter.canvas.addEventListener('webglcontextlost', () => lost?.(), { signal });
    for (const canvas of [this.painter.canvas, this.overlay])
      canvas.addEventListener('contextrestored', () => this.redraw(), { signal });
  }

  /** The pixel ratio has no event of its own: a media query for the present one fires when it is left. */
  private watchRatio(): void {
    const query = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    const changed = (): void => {
      if (this.ended.signal.aborted) return;
      this.watchRatio();
      this.redraw();
    };
    query.addEventListener('change', changed, { once: true, signal: this.ended.signal });
  }
}

/** Lays a canvas over the whole host. */
function fill(canvas: HTMLCanvasElement): void {
  Object.assign(canvas.style, { position: 'absolute', inset: '0', width: '100%', height: '100%', display: 'block' });
  canvas.style.objectFit = 'contain';
}
