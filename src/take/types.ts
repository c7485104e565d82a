import type { Frame } from '../stage/frame';
import type { PictureSize } from '../stage/types';
import type { State } from '../state';
import type { TakenPath } from './paths';

/** What can be chosen for a file; what is not given has a usual value. */
export interface TakeOptions {
  /** CSS pixels; the present size of the picture when absent. */
  readonly width?: number;
  readonly height?: number;
  /** Pixels in a CSS pixel, 1 … 4. */
  readonly scale?: number;
  /** The first and the last step of a film. */
  readonly from?: number;
  readonly to?: number;
  /** Every so many steps is a frame of a film. */
  readonly every?: number;
  /** Frames a second. */
  readonly fps?: number;
}

/** Options with every value set. */
export type Chosen = Required<TakeOptions>;

/** What a file is made from. */
export interface TakeSource {
  /** The state when the making began; a film moves its step. */
  readonly state: State;
  readonly version: string;
  readonly engine: { readonly kind: 'webgpu' | 'wasm'; readonly description: string };
  /** The picture's present size in CSS pixels. */
  readonly size: Required<Pick<PictureSize, 'width' | 'height'>>;
  /** The address of the page, which a link is made of. */
  readonly page: string;
  paths(): Promise<readonly TakenPath[]>;
  /** The picture as PNG. */
  png(size: PictureSize): Promise<Blob>;
  /** What the contour view of this size is drawn from. */
  contourFrame(size: PictureSize): Promise<Frame>;
  /** The picture at a step, once it is drawn. */
  sheetAt(step: number, size: PictureSize): Promise<HTMLCanvasElement>;
}

/** Whoever waits for a file. */
export interface TakeWatch {
  /** Hears the share that is done, 0 … 1. */
  readonly progress?: (done: number) => void;
  /** Ends the making, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** The making of a file. */
export type Encode = (source: TakeSource, chosen: Chosen, watch: TakeWatch) => Promise<Blob>;

/** One kind of file. */
export interface Format {
  readonly extension: string;
  readonly mime: string;
  /** Which options it reads. */
  readonly reads: readonly (keyof TakeOptions)[];
  /** What has to be shown. */
  readonly of: readonly State['show'][];
  readonly encode: Encode;
}
