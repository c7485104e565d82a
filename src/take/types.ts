import type { ExportOptions, PublishedPath } from '../api/published';
import type { Text } from '../i18n/text';
import type { Frame } from '../stage/frame';
import type { PictureSize } from '../stage/types';
import type { State } from '../state';
import type { PathTrace } from '../study/trace';

/** Options with every value set. */
export type Chosen = Required<ExportOptions>;

/** A path that a file is made of: what was set, and the points that it led to. */
export interface TakenPath {
  readonly setting: Omit<PublishedPath, 'points'>;
  readonly trace: PathTrace;
}

/** What a file is made from. */
export interface TakeSource {
  /** The state when the making began; a film moves its step. */
  readonly state: State;
  /** The kinds of files that are made of what is shown, by their names. */
  readonly kinds: ReadonlyMap<string, Format>;
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
  readonly reads: readonly (keyof ExportOptions)[];
  /** Its name where it is chosen; of the shared kinds the dictionary knows it. */
  readonly label?: Text;
  readonly encode: Encode;
}
