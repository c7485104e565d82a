import { type Line, simplified } from '../../stage/chains';
import { colorAt, css } from '../../stage/colormap';
import { contoursOf } from '../../stage/contours';
import type { Placing } from '../../stage/flat/placing';
import type { Frame } from '../../stage/frame';
import type { Samples } from '../../stage/samples';
import { bandTones, strokesOf } from '../../stage/strokes';
import { attributes, paint, pathData, px } from './numbers';

/** How far a line may be from where it was, in CSS pixels. */
const error = 0.06;

/** Below every value of a field: what lies outside it. */
const outside = -1e300;

/** The contour lines of the stage, one path for each level. */
export function contourLines(frame: Frame, place: Placing): string {
  const { lines, levels } = frame.relief.contours;
  const paths = strokesOf(frame).map(({ color, alpha, width }, level) => {
    const data = lines[level].map((line) => pathData(placed(line, place)));
    const look = { ...paint('stroke', css(color, alpha)), 'stroke-width': px(width) };
    return `<path data-level="${levels[level]}" d="${data.join('')}"${attributes(look)}/>`;
  });
  return `<g class="contours" fill="none" stroke-linejoin="round">\n${paths.join('\n')}\n</g>`;
}

/** The colours between the contour lines as areas, each over those below it. */
export function bands(frame: Frame, place: Placing): string {
  const { relief, style } = frame;
  const { levels } = relief.contours;
  const edged = withEdge(relief.samples);
  // The lowest area is all that is no hole.
  const { lines } = contoursOf(edged, [outside / 10, ...levels]);
  const tones = bandTones(relief);
  const cells = edged.n - 1;
  const inside = (u: number) => ((u + 1) * cells - 2) / (cells - 2) - 1;
  const areas = lines.map((own, k) => {
    const data = own.map(
      (line) =>
        `${pathData(
          placed(
            line.map(([u, v]) => [inside(u), inside(v)]),
            place,
          ),
        )}Z`,
    );
    return `<path d="${data.join('')}"${attributes(paint('fill', css(colorAt(style.ramp, tones[k]))))}/>`;
  });
  return `<g class="bands" fill-rule="evenodd">\n${areas.join('\n')}\n</g>`;
}

/** The field with a border that lies below everything, so that every line round an area is closed; holes as well. */
function withEdge(samples: Samples): Samples {
  const n = samples.n + 2;
  const values = new Float64Array(n * n).fill(outside);
  for (let j = 0; j < samples.n; j++)
    for (let i = 0; i < samples.n; i++) {
      const f = samples.values[j * samples.n + i];
      values[(j + 1) * n + i + 1] = Number.isNaN(f) ? outside : f;
    }
  // Nothing is known between the edge and the border: what separates them is a straight line.
  const last = samples.n - 1;
  const at = (i: number, j: number) =>
    Math.min(i, j) >= 1 && Math.max(i, j) <= last + 1 ? samples.at(i - 1, j - 1) : Number.NaN;
  return { ...samples, n, values, at };
}

const placed = (line: Line, { x, y }: Placing): Line =>
  simplified(
    line.map(([u, v]) => [x(u), y(v)] as const),
    error,
  );
