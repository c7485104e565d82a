import type { VectorKind } from '../engine/explain';
import type { Region, SwarmFrame } from '../engine/many/swarm';
import type { Camera, Levels, Look, OriginalLook, Scale, View } from '../scenes/types';
import type { Field } from '../study/field';
import type { StationaryPoint } from '../surfaces/stationary';
import type { Minimum, Point } from '../surfaces/types';
import type { Trails } from './trails';

export type Shape =
  | 'circle'
  | 'triangle'
  | 'square'
  | 'diamond'
  | 'cross'
  | 'star'
  | 'pentagon'
  | 'hexagon'
  | 'plus'
  | 'triangle-down';

/** How one run looks, the same on the stage, in the legend, the chart and the table. */
export interface Mark {
  /** Unique in the list: 'adam', then 'adam-2'. */
  readonly id: string;
  readonly label: string;
  /** CSS colour, already chosen for look and theme. */
  readonly color: string;
  readonly shape: Shape;
  /** Line dash in CSS pixels; empty is solid. */
  readonly dash: readonly number[];
  /** How many times as large its marker is; a large one lies over the others. 1 if not given. */
  readonly size?: number;
}

/** What the stage knows of a surface. */
export interface StageSurface {
  /** Changes when f, the domain or the heights do; minima may come later. */
  readonly key: string;
  readonly field: Field;
  readonly minima: readonly Minimum[];
  /** Heights shown, clipped beyond; from the data when absent. */
  readonly heights?: readonly [number, number];
}

/** Many runs at once, in place of the trails. */
export interface SwarmPicture {
  readonly frame: SwarmFrame;
  /** What the colour of a particle tells. */
  readonly color: 'method' | 'loss' | 'speed';
  /** The patch that they start from; undefined: the whole domain. */
  readonly brush: Region | undefined;
}

/** A vector of a step that is explained, as it lies on the surface. */
export interface Arrow {
  readonly kind: VectorKind;
  readonly from: Point;
  readonly to: Point;
  /** Its line in the legend; arrows that share it have one line. */
  readonly label: string;
  /** CSS colour; that of its kind when undefined. */
  readonly color: string | undefined;
}

/** What pulls two places of the surface together, as a line between them. */
export interface Spring {
  readonly from: Point;
  readonly to: Point;
  /** CSS pixels. */
  readonly width: number;
  /** CSS colour. */
  readonly color: string;
  /** CSS pixels; solid if not given. */
  readonly dash?: readonly number[];
}

/** One picture, completely: what is drawn is a function of this and the size. */
export interface Picture {
  readonly surface: StageSurface;
  /** undefined while they are computed: the surface is drawn alone. */
  readonly trails: Trails | undefined;
  /** Drawn in place of the trails; its step is that of the picture or, while it moves, of the one before. */
  readonly swarm?: SwarmPicture | undefined;
  readonly marks: readonly Mark[];
  /** Points where the slope is 0, to be marked; undefined: the known minima alone are. */
  readonly stationary?: readonly StationaryPoint[] | undefined;
  /** The vectors of explained steps, over everything else. */
  readonly arrows?: readonly Arrow[];
  /** Lines between places, under the heads of the trails. */
  readonly springs?: readonly Spring[];
  /** Paths of files, to compare with; points are x, y, f. */
  readonly beside?: readonly {
    readonly label: string;
    readonly points: readonly (readonly [number, number, number])[];
  }[];
  /** The index of the mark of each run after the marked ones: further runs of noisy methods. */
  readonly fan: readonly number[];
  /** Where the runs begin, to be dragged; undefined where it is not for a hand to choose. */
  readonly start: Point | undefined;
  readonly step: number;
  readonly view: View;
  readonly look: Look;
  readonly original: OriginalLook | undefined;
  readonly theme: 'light' | 'dark' | 'projector';
  readonly levels: Levels;
  readonly scale: Scale;
  readonly camera: Camera;
  /** Legend on the stage: embedded, projector, or an original look that has one; a number: of so many marks, the first. */
  readonly legend: boolean | number;
  /** Camera moves are eased; false under reduced motion and in tests. */
  readonly eased: boolean;
}

/** What the person did on the stage, and what happened to it. */
export interface StageEvents {
  /** While dragging, `done` is false; then once true. */
  readonly onStart: (start: Point, done: boolean) => void;
  readonly onCamera: (camera: Camera, done: boolean) => void;
  /** The context that it draws with is gone, and with it the picture; the stage has to be made anew. */
  readonly onLost?: () => void;
}

/** Width and height in CSS pixels and the pixels in one of them; the present ones when absent. */
export interface PictureSize {
  readonly width?: number;
  readonly height?: number;
  readonly scale?: number;
}

/** What draws. */
export interface Stage {
  readonly renderer: 'webgpu' | 'webgl2' | '2d';
  /** Shows the picture; resolves when it is on the canvas. Draws on demand, never in an idle loop. */
  show(picture: Picture): Promise<void>;
  /** The picture as PNG. */
  snapshot(size?: PictureSize): Promise<Blob>;
  dispose(): void;
}
