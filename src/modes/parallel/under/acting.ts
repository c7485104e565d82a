import type { AppliedPush } from '../../../engine/parallel/types';
import { curveStyle } from '../../train/curves/style';
import { type LanesPicture, mostLanes, placeOf } from './lanes-layout';

/** What a hand asks of the lanes. */
export interface LanesAsked {
  readonly hover: (update: number | undefined) => void;
  readonly seek: (update: number) => void;
  /** Magnifies by a factor; 0: as at first. */
  readonly zoom: (factor: number) => void;
}

/** The push that is nearest to a place of the lanes: in its worker's lane where that is not the server's; undefined where none is near. */
export function pushAt(
  picture: LanesPicture,
  [x, y]: readonly [number, number],
  size: { readonly width: number; readonly height: number },
): AppliedPush | undefined {
  const place = placeOf(picture, size, curveStyle(picture.theme).type);
  const { workers } = picture.run.variant;
  const inLanes = y > place.top && workers <= mostLanes;
  const worker = inLanes ? Math.min(workers - 1, Math.floor((y - place.top) / place.row)) : undefined;
  let [found, least]: [AppliedPush | undefined, number] = [undefined, Number.POSITIVE_INFINITY];
  for (const push of picture.run.left.pushes) {
    if (worker !== undefined && push.worker !== worker) continue;
    const [from, to] = [place.xOf(worker === undefined ? push.time : push.readTime), place.xOf(push.time)];
    const away = x < from ? from - x : x > to ? x - to : 0;
    if (away < least) [found, least] = [push, away];
  }
  return least <= 24 ? found : undefined;
}

/** Listens to pointer, wheel and keys of the lanes until the signal. */
export function listenToLanes(
  host: HTMLElement,
  picture: () => LanesPicture | undefined,
  { hover, seek, zoom }: LanesAsked,
  signal: AbortSignal,
): void {
  const pushUnder = (event: MouseEvent): AppliedPush | undefined => {
    const now = picture();
    const { left, top, width, height } = host.getBoundingClientRect();
    return now && pushAt(now, [event.clientX - left, event.clientY - top], { width, height });
  };
  const on = <K extends keyof HTMLElementEventMap>(kind: K, heard: (event: HTMLElementEventMap[K]) => void) =>
    host.addEventListener(kind, heard, { signal, passive: false });
  on('pointermove', (event) => hover(pushUnder(event)?.update));
  on('pointerleave', () => hover(undefined));
  on('click', (event) => {
    const push = pushUnder(event);
    if (push) seek(push.update);
  });
  on('wheel', (event) => {
    if (!picture() || event.ctrlKey) return;
    event.preventDefault();
    zoom(Math.exp(-event.deltaY / 400));
  });
  on('keydown', (event) => {
    const now = picture();
    if (!now || event.ctrlKey || event.metaKey || event.altKey) return;
    const factor = { '+': 1.5, '=': 1.5, '-': 1 / 1.5, '0': 0 }[event.key];
    if (factor === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    zoom(factor);
  });
}
