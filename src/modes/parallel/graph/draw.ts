import { css, type Rgb } from '../../../stage/colormap';
import { write } from '../../../stage/overlay/text';
import { markRows } from '../../../stage/palette';
import { tracePolygon } from '../../../stage/shapes';
import type { CurveTheme } from '../../train/curves/types';
import { begun, type Canvas, type Extent } from '../../train/views/pane';
import { along, box, type GraphLayout, type Place, type PlacedNode } from './layout';

/** One view of a graph, completely. */
export interface GraphPicture {
  readonly layout: GraphLayout;
  /** By node and pair: what is written on it. */
  readonly labels: ReadonlyMap<string, { readonly name: string; readonly about: string }>;
  /** What is written on each device's band. */
  readonly bands: readonly string[];
  readonly legend: string;
  readonly criticalNodes: ReadonlySet<string>;
  readonly criticalTensors: ReadonlySet<string>;
  /** What runs and flows at the moment; undefined: everything stands still. */
  readonly now?: {
    readonly nodes: ReadonlySet<string>;
    /** Shares of their ways that tensors have gone, by edge or pair. */
    readonly moving: ReadonlyMap<string, number>;
  };
  readonly chosen?: string;
  readonly theme: CurveTheme;
}

/** What tells an edge from the others. */
export const edgeName = (from: string, to: string): string => `${from}>${to}`;

/** Corners of a device's boxes, from the middle, in half widths and heights; `cut` in pixels. */
const outlines: readonly ((w: number, h: number) => Place[])[] = [
  (w, h) => corners(w, h, 0),
  (w, h) => corners(w, h, 8),
  (w, h) => [
    [-w + h * 0.6, -h],
    [w - h * 0.6, -h],
    [w, 0],
    [w - h * 0.6, h],
    [-w + h * 0.6, h],
    [-w, 0],
  ],
  (w, h) => [
    [-w + 10, -h],
    [w, -h],
    [w - 10, h],
    [-w, h],
  ],
  (w, h) => [
    [-w, -h],
    [w - 10, -h],
    [w, h],
    [-w, h],
  ],
  (w, h) => [
    [-w, -h],
    [w, -h],
    [w - 10, h],
    [-w + 10, h],
  ],
];

const corners = (w: number, h: number, c: number): Place[] => [
  ...([
    [-w + c, -h],
    [w - c, -h],
    [w, -h + c],
    [w, h - c],
  ] as const),
  ...([
    [w - c, h],
    [-w + c, h],
    [-w, h - c],
    [-w, -h + c],
  ] as const),
];

interface Look {
  readonly g: Canvas;
  readonly picture: GraphPicture;
  readonly ground: Rgb;
  readonly ink: Rgb;
  readonly font: string;
  readonly color: (device: number) => string;
}

/** How much a graph is made larger or smaller to fill a size. */
export const scaleIn = ({ width, height }: GraphLayout, size: Extent): number =>
  Math.min(size.width / width, size.height / height);

/** Draws a graph into a size, as large as it fits. */
export function drawGraph(g: Canvas, picture: GraphPicture, size: Extent): void {
  const { ground, ink, font } = begun(g, picture.theme, size);
  const scale = scaleIn(picture.layout, size);
  const color = (device: number) => markRows[device][picture.theme === 'dark' ? 'dark' : 'light'];
  const look: Look = { g, picture, ground, ink, font, color };
  g.save();
  g.scale(scale, scale);
  drawBands(look);
  drawEdges(look);
  drawPairs(look);
  for (const node of picture.layout.nodes) drawNode(look, node);
  drawMoving(look);
  g.restore();
}

function drawBands({ g, picture, ink, font, color }: Look): void {
  const { layout, bands } = picture;
  g.font = `600 12px ${font}`;
  for (const { device, top, bottom } of layout.bands) {
    g.globalAlpha = 0.08;
    g.fillStyle = color(device);
    g.fillRect(4, top, layout.width - 8, bottom - top);
    g.globalAlpha = 1;
    g.fillStyle = color(device);
    g.fillRect(4, top, 4, bottom - top);
    trace(g, outlines[device](9, 6), [22, top + 13]);
    g.fill();
    g.fillStyle = css(ink, 0.85);
    write(g, bands[device], 38, top + 13, 'left');
  }
  g.fillStyle = css(ink, 0.7);
  g.font = `12px ${font}`;
  write(g, picture.legend, 8, layout.bands[0].top - 12, 'left');
}

function way(g: Canvas, places: readonly Place[]): void {
  g.beginPath();
  places.forEach(([x, y], i) => {
    if (i === 0) g.moveTo(x, y);
    else g.lineTo(x, y);
  });
  g.stroke();
}

/** The end of a way: where it comes in. */
function arrowhead(g: Canvas, places: readonly Place[]): void {
  const [x, y] = places[places.length - 1];
  g.beginPath();
  g.moveTo(x, y);
  g.lineTo(x - 6, y - 3);
  g.lineTo(x - 6, y + 3);
  g.closePath();
  g.fill();
}

function drawEdges({ g, picture, ink }: Look): void {
  const { layout, criticalNodes, criticalTensors } = picture;
  for (const { tensor, from, to, way: places } of layout.edges) {
    const critical = criticalTensors.has(tensor) && criticalNodes.has(from) && criticalNodes.has(to);
    g.strokeStyle = css(ink, critical ? 0.95 : 0.3);
    g.fillStyle = g.strokeStyle;
    g.lineWidth = critical ? 2.6 : 1;
    way(g, places);
    arrowhead(g, places);
  }
}

/** Send and Receive of each pair, what is between them, and the bytes. */
function drawPairs({ g, picture, ground, ink, font, color }: Look): void {
  const { layout, criticalNodes, criticalTensors, labels } = picture;
  for (const { name, pair, send, receive, way: places, start, ends } of layout.pairs) {
    const tensor = `${pair.tensor.node}:${pair.tensor.output}`;
    const critical = (to: string) =>
      criticalTensors.has(tensor) && criticalNodes.has(pair.tensor.node) && criticalNodes.has(to);
    const any = ends.some(({ to }) => critical(to));
    g.strokeStyle = color(pair.from);
    g.lineWidth = any ? 3 : 1.6;
    way(g, start);
    g.setLineDash([6, 4]);
    way(g, places);
    g.setLineDash([]);
    for (const { to, way: end } of ends) {
      g.strokeStyle = color(pair.to);
      g.fillStyle = color(pair.to);
      g.lineWidth = critical(to) ? 3 : 1.6;
      way(g, end);
      arrowhead(g, end);
    }
    for (const [letter, at, device] of [
      ['S', send, pair.from],
      ['R', receive, pair.to],
    ] as const) {
      g.fillStyle = color(device);
      g.beginPath();
      tracePolygon(g, letter === 'S' ? sendSign : receiveSign, at[0], at[1], 8);
      g.fill();
      g.fillStyle = css(ground);
      g.font = `700 9px ${font}`;
      write(g, letter, at[0], at[1] + 0.5);
    }
    const [x, y] = along(places, 0.5);
    const text = labels.get(name)?.about ?? '';
    g.font = `10px ${font}`;
    const wide = g.measureText(text).width + 6;
    g.fillStyle = css(ground);
    g.globalAlpha = 0.85;
    g.fillRect(x - wide / 2, y - 7, wide, 14);
    g.globalAlpha = 1;
    g.fillStyle = css(ink, 0.85);
    write(g, text, x, y);
  }
}

const sendSign = [
  [-1, -1],
  [0.5, -1],
  [1.1, 0],
  [0.5, 1],
  [-1, 1],
] as const;
const receiveSign = [
  [-1.1, -1],
  [1, -1],
  [1, 1],
  [-1.1, 1],
  [-0.5, 0],
] as const;

const trace = (g: Canvas, places: readonly Place[], [x, y]: Place): void => {
  g.beginPath();
  places.forEach(([dx, dy], i) => {
    if (i === 0) g.moveTo(x + dx, y + dy);
    else g.lineTo(x + dx, y + dy);
  });
  g.closePath();
};

function drawNode({ g, picture, ground, ink, font, color }: Look, { node, device, at }: PlacedNode): void {
  const { criticalNodes, labels, now, chosen } = picture;
  const outline = outlines[device](box.width / 2, box.height / 2);
  trace(g, outline, at);
  g.fillStyle = css(ground);
  g.fill();
  g.globalAlpha = now?.nodes.has(node.id) ? 0.55 : 0.16;
  g.fillStyle = color(device);
  g.fill();
  g.globalAlpha = 1;
  const critical = criticalNodes.has(node.id);
  g.strokeStyle = critical ? css(ink, 0.95) : color(device);
  g.lineWidth = critical ? 2.6 : 1.3;
  g.stroke();
  if (chosen === node.id) {
    trace(g, outlines[device](box.width / 2 + 4, box.height / 2 + 4), at);
    g.lineWidth = 1.5;
    g.stroke();
  }
  const { name, about } = labels.get(node.id) ?? { name: node.id, about: '' };
  g.fillStyle = css(ink, 0.95);
  g.font = `600 12px ${font}`;
  write(g, name, at[0], at[1] - 7);
  g.fillStyle = css(ink, 0.75);
  g.font = `9.5px ${font}`;
  write(g, about, at[0], at[1] + 8);
}

/** Tensors on their way. */
function drawMoving({ g, picture, ground, ink }: Look): void {
  const { now, layout } = picture;
  if (!now) return;
  const dot = (places: readonly Place[], share: number, radius: number) => {
    const [x, y] = along(places, share);
    g.beginPath();
    g.arc(x, y, radius, 0, 2 * Math.PI);
    g.fillStyle = css(ink);
    g.fill();
    g.strokeStyle = css(ground);
    g.lineWidth = 1.2;
    g.stroke();
  };
  for (const { from, to, way: places } of layout.edges) {
    const share = now.moving.get(edgeName(from, to));
    if (share !== undefined) dot(places, share, 3);
  }
  for (const { name, way: places } of layout.pairs) {
    const share = now.moving.get(name);
    if (share !== undefined) dot(places, share, 5);
  }
}
