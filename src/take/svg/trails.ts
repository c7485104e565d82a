import type { Line } from '../../stage/chains';
import { css } from '../../stage/colormap';
import type { Placing } from '../../stage/flat/placing';
import { type Frame, unitOf } from '../../stage/frame';
import { type TrailLines, trailLines } from '../../stage/trail-lines';
import { placesOf } from '../../stage/trails';
import type { PathTrace } from '../../study/trace';
import { attributes, escapeXml, paint, pathData, px } from './numbers';

/** Coordinates beyond this are cut; readers of SVG keep single precision. */
const farthest = 1e5;

/** The share of its width that an older part of a trail has, as on the stage. */
const older = 0.62;

/** Further runs of a noisy method are paler. */
const fanAlpha = 0.4;

/** Every path up to the step shown, over one halo: a group for each method with its older and its recent part. */
export function trails(frame: Frame, place: Placing): string {
  const { picture, style } = frame;
  const { marks } = picture;
  if (!picture.trails) return '';
  const traces = placesOf(picture.trails);
  const drawn = trailLines(frame).map((lines, run) => partsOf(frame, traces[run], lines, place));
  const runs = marks.map((mark, run) => ({ mark, parts: drawn[run] ?? [] }));
  const halo = runs.flatMap(({ parts }) => parts.map((part) => stroke(part, css(style.ground), 2 * style.halo, style)));
  const fan = picture.fan.flatMap((method, i) => {
    const parts = drawn[marks.length + i] ?? [];
    return parts.map((part) => stroke(part, marks[method]?.color ?? 'gray', 0, { ...style, alpha: fanAlpha }));
  });
  const groups = runs.map(({ mark, parts }) => {
    const lines = parts.map((part) => stroke(part, mark.color, 0, style, mark.dash));
    return `<g${attributes({ class: 'path', 'data-path': mark.id })}><title>${escapeXml(mark.label)}</title>\n${lines.join('\n')}\n</g>`;
  });
  const under = style.halo > 0 ? `<g class="halo">\n${halo.join('\n')}\n</g>\n` : '';
  return `<g fill="none" stroke-linecap="round" stroke-linejoin="round">\n${under}<g class="fan">\n${fan.join('\n')}\n</g>\n${groups.join('\n')}\n</g>`;
}

interface Part {
  /** Joined lines; a long path has gaps where it would be drawn twice. */
  readonly lines: readonly Line[];
  readonly width: number;
}

function partsOf(frame: Frame, { columns: { x, y, f } }: PathTrace, drawn: TrailLines, place: Placing): Part[] {
  const pointAt = (k: number) => {
    const [u, v] = unitOf(frame, x.at(k), y.at(k), f.at(k));
    return [near(place.x(u)), near(place.y(v))] as const;
  };
  const { trail } = frame.style;
  const parts = [
    { lines: joined(drawn.old, pointAt), width: trail * older },
    { lines: joined(drawn.recent, pointAt), width: trail },
  ];
  return parts.filter(({ lines }) => lines.length > 0);
}

/** Lines that follow each other as one. */
function joined(lines: readonly number[], pointAt: (k: number) => Line[number]): Line[] {
  const found: Line[number][][] = [];
  for (let i = 0; i < lines.length; i += 2) {
    if (i === 0 || lines[i] !== lines[i - 1]) found.push([pointAt(lines[i])]);
    found[found.length - 1].push(pointAt(lines[i + 1]));
  }
  return found;
}

function stroke(
  { lines, width }: Part,
  color: string,
  more: number,
  style: Frame['style'],
  dash: readonly number[] = [],
) {
  const look = {
    ...paint('stroke', color, more > 0 ? 1 : style.alpha),
    'stroke-width': px(width + more),
    'stroke-dasharray': dash.length > 0 ? dash.join(' ') : undefined,
  };
  return `<path d="${lines.map(pathData).join('')}"${attributes(look)}/>`;
}

const near = (v: number): number => Math.min(Math.max(v, -farthest), farthest);
