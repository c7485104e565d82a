import { type Paths, pointOf } from '../../engine/types';
import type { Line } from '../../stage/chains';
import { css } from '../../stage/colormap';
import type { Placing } from '../../stage/flat/placing';
import { type Frame, unitOf } from '../../stage/frame';
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
  const { paths, marks } = picture;
  if (!paths) return '';
  const runs = marks.map((mark, run) => ({ mark, parts: partsOf(frame, paths, run, place) }));
  const halo = runs.flatMap(({ parts }) => parts.map((part) => stroke(part, css(style.ground), 2 * style.halo, style)));
  const fan = picture.fan.flatMap((method, i) => {
    const parts = partsOf(frame, paths, marks.length + i, place);
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
  readonly line: Line;
  readonly width: number;
}

function partsOf({ picture, style, relief }: Frame, paths: Paths, run: number, { x, y }: Placing): Part[] {
  const last = Math.min(Math.floor(picture.step), (paths.ends[run]?.length ?? 0) - 1);
  if (last < 1) return [];
  const turn = Math.max(0, last - Math.min(style.recent, last));
  const points = Array.from({ length: last + 1 }, (_, k) => {
    const [u, v] = unitOf({ picture, relief }, ...pointOf(paths, run, k));
    return [near(x(u)), near(y(v))] as const;
  });
  const parts = [
    { line: points.slice(0, turn + 1), width: style.trail * older },
    { line: points.slice(turn), width: style.trail },
  ];
  return parts.filter(({ line }) => line.length > 1);
}

function stroke(
  { line, width }: Part,
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
  return `<path d="${pathData(line)}"${attributes(look)}/>`;
}

const near = (v: number): number => Math.min(Math.max(v, -farthest), farthest);
