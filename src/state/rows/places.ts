import { neutral } from '../../scenes/neutral';
import type { Camera } from '../../scenes/types';
import { withConstants } from '../../surfaces/constants';
import type { Domain, Point } from '../../surfaces/types';
import { expected } from '../expectation';
import { cameraLimits, maxMagnitude, minRelativeWidth, minWidth } from '../limits';
import { clamp, printNumbers, readNumbers } from '../numbers';
import { clampPoint, inside, standardStart } from '../places';
import type { State } from '../types';
import { type Opening, type Reading, type Row, right, wrong } from './row';

const equalNumbers = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);

/** The box that is shown. */
export const domainRow: Row<Domain> = {
  default: ({ domain }) => domain,
  ground: true,
  read: readDomain,
  print: printNumbers,
  equal: equalNumbers,
};

/** Where every path begins. */
export const startRow: Row<Point> = {
  default: startIn,
  ground: true,
  read: readStart,
  print: printNumbers,
  equal: equalNumbers,
  nearest: (start, { domain }) => clampPoint(start, domain),
};

/** Where the surface is seen from. */
export const cameraRow: Row<Camera> = {
  default: ({ scene }) => scene?.camera ?? neutral.camera,
  read: readCamera,
  print: printNumbers,
  equal: equalNumbers,
  nearest: fitCamera,
};

/** The ground's own start where the domain shown has it; a formula has none of its own. */
function startIn({ own, surface, f, constants, domain }: Opening): Point {
  if (f !== undefined) return standardStart(domain, withConstants(f, constants));
  const start = own?.start ?? surface?.start;
  return start && inside(start, domain) ? start : standardStart(domain);
}

/** What is wrong with a domain, if anything. */
export function faultOfDomain([x0, x1, y0, y1]: Domain): 'domain' | 'domainWidth' | undefined {
  const small = [x0, x1, y0, y1].every((edge) => Math.abs(edge) <= maxMagnitude);
  if (!small || !(x0 < x1) || !(y0 < y1)) return 'domain';
  return wide(x0, x1) && wide(y0, y1) ? undefined : 'domainWidth';
}

function wide(low: number, high: number): boolean {
  const distance = Math.max(Math.abs(low), Math.abs(high));
  return high - low >= Math.max(minWidth, minRelativeWidth * distance);
}

function readDomain(text: string): Reading<Domain> {
  const numbers = readNumbers(text, 4);
  const shape = expected('domain', { limit: maxMagnitude });
  if (!numbers) return wrong(text, shape);
  const [x0, x1, y0, y1] = numbers;
  const fault = faultOfDomain([x0, x1, y0, y1]);
  if (fault) return wrong(text, fault === 'domain' ? shape : expected('domainWidth'));
  return right([x0, x1, y0, y1]);
}

function readStart(text: string, { domain }: State): Reading<Point> {
  const numbers = readNumbers(text, 2);
  if (!numbers) return wrong(text, expected('start'));
  const start: Point = [numbers[0], numbers[1]];
  if (inside(start, domain)) return right(start);
  const [x0, x1, y0, y1] = domain;
  return wrong(text, expected('startInside', { x0, x1, y0, y1 }));
}

function readCamera(text: string): Reading<Camera> {
  const numbers = readNumbers(text, 3);
  if (!numbers) return wrong(text, expected('camera', cameraLimits));
  const camera: Camera = [numbers[0], numbers[1], numbers[2]];
  return equalNumbers(camera, fitCamera(camera)) ? right(camera) : wrong(text, expected('camera', cameraLimits));
}

function fitCamera([azimuth, elevation, zoom]: Camera): Camera {
  const limit = cameraLimits;
  return [
    clamp(azimuth, -limit.azimuth, limit.azimuth),
    clamp(elevation, -limit.elevation, limit.elevation),
    clamp(zoom, limit.zoomMin, limit.zoomMax),
  ];
}
