import type { Rect } from '../../stage/layout';
import { drawSheet, placesOf } from '../../stage/map/draw-sheet';
import { MapImages } from '../../stage/map/image';
import type { SheetLayout } from '../../stage/map/layout';
import type { Sheet } from '../../stage/map/types';
import { pixelRatio, scaledCanvas, sheetOf } from '../../stage/sheet-canvas';
import type { PictureSize } from '../../stage/types';

/** What is drawn over the maps while a hand or the keyboard is on one. */
export interface Overlay {
  /** Lines through a place of a map. */
  readonly cross: { readonly map: Rect; readonly x: number; readonly y: number } | undefined;
  /** The box that is being dragged. */
  readonly box: Rect | undefined;
}

/** Two canvases: the sheet, and over it what follows the hand. */
export class MapCanvas {
  layout: SheetLayout = { cells: [], legend: undefined, type: 12 };
  private readonly images = new MapImages();
  private sheet: Sheet | undefined;
  /** Of the host, in CSS pixels, as it was when last told: asking would lay out the whole page in the middle of a change. */
  private extent: { readonly width: number; readonly height: number };

  constructor(
    private readonly host: HTMLElement,
    private readonly below: HTMLCanvasElement,
    private readonly above: HTMLCanvasElement,
  ) {
    this.extent = this.size();
  }

  /** The host has another size. */
  resize(): void {
    this.extent = this.size();
  }

  /** Draws a sheet over the whole host; false where there is no room. */
  show(sheet: Sheet): boolean {
    this.sheet = sheet;
    const { width, height } = this.extent;
    if (width < 2 || height < 2) return false;
    const g = scaledCanvas(this.below, width, height, pixelRatio());
    this.layout = placesOf(sheet, width, height);
    if (g) drawSheet(g, sheet, this.layout, this.images, { width, height });
    return true;
  }

  /** Draws what follows the hand. */
  point({ cross, box }: Overlay): void {
    const { width, height } = this.extent;
    const g = scaledCanvas(this.above, width, height, pixelRatio());
    if (!g) return;
    if (cross) {
      const { map, x, y } = cross;
      const path = new Path2D(`M${map.x} ${y}H${map.x + map.w}M${x} ${map.y}V${map.y + map.h}`);
      both(g, path);
    }
    if (box) {
      const path = new Path2D();
      path.rect(box.x, box.y, box.w, box.h);
      both(g, path);
    }
  }

  /** The sheet drawn at a size in CSS pixels; the present size when none is given. */
  picture(options: PictureSize = {}): HTMLCanvasElement {
    const { sheet } = this;
    if (!sheet) throw new Error('There is no map yet.');
    return sheetOf(this.host, options, (g, size) =>
      drawSheet(g, sheet, placesOf(sheet, size.width, size.height), this.images, size),
    );
  }

  private size(): { width: number; height: number } {
    return { width: this.host.clientWidth, height: this.host.clientHeight };
  }
}

/** A line that can be seen on any colour: dark within light. */
function both(g: CanvasRenderingContext2D, path: Path2D): void {
  for (const [color, width] of [
    ['rgba(255,255,255,0.85)', 3],
    ['rgba(12,12,14,0.9)', 1],
  ] as const) {
    g.strokeStyle = color;
    g.lineWidth = width;
    g.stroke(path);
  }
}
