import { attributes, escapeXml, paint, px } from './numbers';

type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

const still: Matrix = [1, 0, 0, 1, 0, 0];

/** What `save` keeps. */
const settings = {
  strokeStyle: '#000000',
  fillStyle: '#000000',
  lineWidth: 1,
  lineCap: 'butt',
  lineJoin: 'miter',
  globalAlpha: 1,
  font: '10px sans-serif',
  textAlign: 'start',
  textBaseline: 'alphabetic',
};
type Settings = typeof settings;

const anchors: Readonly<Record<string, string>> = { center: 'middle', right: 'end', end: 'end' };

/** What is known of type, in pixels. */
export interface Ruler {
  readonly widthOf: (text: string, font: string) => number;
  /** From a baseline of the canvas down to the alphabetic one, the only one that all readers of SVG know. */
  readonly dropOf: (font: string, baseline: string) => number;
}

/**
 * Writes down as SVG what is drawn with it, so that the stage's own letters and symbols are drawn by the one code that
 * draws them. It knows the part of a 2-D canvas that they use, but for gradients, pictures and `Path2D`.
 */
export class Pen implements Settings {
  strokeStyle = settings.strokeStyle;
  fillStyle = settings.fillStyle;
  lineWidth = settings.lineWidth;
  lineCap = settings.lineCap;
  lineJoin = settings.lineJoin;
  globalAlpha = settings.globalAlpha;
  font = settings.font;
  textAlign = settings.textAlign;
  textBaseline = settings.textBaseline;
  private dash: readonly number[] = [];
  private matrix = still;
  private data = '';
  private clips = 0;
  private opened = 0;
  private readonly kept: { look: Settings; dash: readonly number[]; matrix: Matrix; opened: number }[] = [];
  private readonly parts: string[] = [];

  constructor(private readonly ruler: Ruler) {}

  /** Everything drawn so far. */
  get markup(): string {
    return this.parts.join('\n');
  }

  /** Adds markup of another making. */
  add(...markup: string[]): void {
    this.parts.push(...markup);
  }

  save(): void {
    const look = Object.fromEntries(Object.keys(settings).map((key) => [key, this[key as keyof Settings]]));
    const { dash, matrix, opened } = this;
    this.kept.push({ look: look as Settings, dash, matrix, opened });
    this.opened = 0;
  }

  restore(): void {
    const kept = this.kept.pop();
    if (!kept) return;
    this.add('</g>'.repeat(this.opened));
    Object.assign(this, kept.look);
    this.dash = kept.dash;
    this.matrix = kept.matrix;
    this.opened = kept.opened;
  }

  setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void {
    this.matrix = [a, b, c, d, e, f];
  }

  transform(a: number, b: number, c: number, d: number, e: number, f: number): void {
    const [p, q, r, s, t, u] = this.matrix;
    this.matrix = [p * a + r * b, q * a + s * b, p * c + r * d, q * c + s * d, p * e + r * f + t, q * e + s * f + u];
  }

  translate(x: number, y: number): void {
    this.transform(1, 0, 0, 1, x, y);
  }

  rotate(angle: number): void {
    this.transform(Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0);
  }

  scale(x: number, y: number): void {
    this.transform(x, 0, 0, y, 0, 0);
  }

  setLineDash(dash: readonly number[]): void {
    this.dash = [...dash];
  }

  beginPath(): void {
    this.data = '';
  }

  moveTo(x: number, y: number): void {
    this.data += `M${this.at(x, y)}`;
  }

  lineTo(x: number, y: number): void {
    this.data += `${this.data === '' ? 'M' : 'L'}${this.at(x, y)}`;
  }

  closePath(): void {
    this.data += 'Z';
  }

  rect(x: number, y: number, w: number, h: number): void {
    this.data += `M${this.at(x, y)}L${this.at(x + w, y)}L${this.at(x + w, y + h)}L${this.at(x, y + h)}Z`;
  }

  /** A whole turn as two halves, for an arc of SVG has two ends; less than one is one arc of at most a turn. */
  arc(x: number, y: number, radius: number, from: number, to: number, anticlockwise = false): void {
    const on = (angle: number) => this.at(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
    const r = px(radius * Math.hypot(this.matrix[0], this.matrix[1]));
    const turn = anticlockwise ? from - to : to - from;
    const way = anticlockwise ? 0 : 1;
    const middle = (from + to) / 2;
    this.data += `${this.data === '' || turn >= 2 * Math.PI - 1e-9 ? 'M' : 'L'}${on(from)}`;
    this.data += `A${r} ${r} 0 0 ${way} ${on(middle)}A${r} ${r} 0 0 ${way} ${on(to)}`;
  }

  stroke(): void {
    this.path({ fill: 'none', ...this.line() });
  }

  fill(): void {
    this.path(paint('fill', this.fillStyle, this.globalAlpha));
  }

  /** Everything until the state is restored is cut at the present path. */
  clip(): void {
    const id = `ravine-cut-${this.clips++}`;
    this.add(`<clipPath id="${id}"><path d="${this.data}"/></clipPath>`, `<g clip-path="url(#${id})">`);
    this.opened++;
  }

  fillRect(x: number, y: number, w: number, h: number): void {
    this.box(x, y, w, h, { ...paint('fill', this.fillStyle, this.globalAlpha), 'shape-rendering': 'crispEdges' });
  }

  strokeRect(x: number, y: number, w: number, h: number): void {
    this.box(x, y, w, h, { fill: 'none', ...this.line() });
  }

  measureText(text: string): { width: number } {
    return { width: this.ruler.widthOf(text, this.font) };
  }

  fillText(text: string, x: number, y: number): void {
    const [, italic, size, family] = /^(italic )?([\d.]+)px (.*)$/.exec(this.font) ?? ['', '', '10', 'sans-serif'];
    const [left, top] = this.place(x, y + this.ruler.dropOf(this.font, this.textBaseline));
    const given = {
      ...{ x: px(left), y: px(top), 'font-family': family.replaceAll('"', "'"), 'font-size': size },
      'font-style': italic ? 'italic' : undefined,
      'text-anchor': anchors[this.textAlign],
      ...paint('fill', this.fillStyle, this.globalAlpha),
    };
    this.add(`<text${attributes(given)}>${escapeXml(text)}</text>`);
  }

  private path(given: Record<string, string | number | undefined>): void {
    if (this.data !== '') this.add(`<path d="${this.data}"${attributes(given)}/>`);
  }

  private box(x: number, y: number, w: number, h: number, given: Record<string, string | number | undefined>): void {
    const [left, top] = this.place(x, y);
    const [right, bottom] = this.place(x + w, y + h);
    const place = { x: px(left), y: px(top), width: px(right - left), height: px(bottom - top) };
    this.add(`<rect${attributes({ ...place, ...given })}/>`);
  }

  private line(): Record<string, string | number | undefined> {
    return {
      ...paint('stroke', this.strokeStyle, this.globalAlpha),
      'stroke-width': px(this.lineWidth),
      'stroke-linecap': this.lineCap === 'butt' ? undefined : this.lineCap,
      'stroke-linejoin': this.lineJoin === 'miter' ? undefined : this.lineJoin,
      'stroke-dasharray': this.dash.length > 0 ? this.dash.join(' ') : undefined,
    };
  }

  private place(x: number, y: number): [number, number] {
    const [a, b, c, d, e, f] = this.matrix;
    return [a * x + c * y + e, b * x + d * y + f];
  }

  private at(x: number, y: number): string {
    return this.place(x, y).map(px).join(' ');
  }
}
