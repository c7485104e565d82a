/**
 * The types that others build on: of `window.ravine` and of the files. They are written out here, apart from what they are
 * mapped from, so that a change inside never moves them. What is added is optional for whoever reads it.
 */

/** A method with every hyperparameter set. */
export interface PublishedMethod {
  method: string;
  form: string;
  hyper: Record<string, number>;
  /** The text of a typed optimizer. */
  rule?: string;
  /** Transformations in their order. */
  with?: string[];
}

/** What is shown, by the keys of the address. */
export interface PublishedState {
  scene: string | undefined;
  steps: number;
  step: number;
  rules: string[];
  methods: PublishedMethod[];
  look: 'original' | 'ravine';
  theme: 'auto' | 'light' | 'dark' | 'projector';
  levels: 'quantile' | 'linear' | 'log';
  camera: [azimuth: number, elevation: number, zoom: number];
  seed: number;
  stationary: 'hidden' | 'shown';
  explain: string | undefined;
  fan: number;
  show: 'race' | 'swarm' | 'basins' | 'rates' | 'compare' | 'train' | 'parallel';
  particles: number;
  spread: number;
  color: 'method' | 'loss' | 'speed';
  window: [x0: number, x1: number, y0: number, y1: number] | undefined;
  focus: string | undefined;
  axes: [across: string, up?: string] | undefined;
  goal: number;
  criterion: 'steps' | 'loss';
  budget: number;
  starts: number;
  domain: [x0: number, x1: number, y0: number, y1: number];
  start: [x: number, y: number];
  view: 'curve' | '3d' | 'contour' | 'both';
  scale: 'linear' | 'log';
  surface: string | undefined;
  f: string | undefined;
  constants: Record<string, number>;
  /** What is trained, where it is; texts are those of the address. */
  data: string | undefined;
  model: string;
  features: 'standardised' | 'raw' | 'words';
  split: [training: number, validation: number, test: number] | 'all';
  init: string | undefined;
  batch: number | 'all';
  epochs: number;
  order:
    | ('reshuffled' | 'once' | 'fixed' | 'replacement' | 'curriculum' | 'anti')
    | ('stages' | 'combined' | 'hardest');
  vary: string | undefined;
  /** What has another value from an update on: a hyperparameter of a method, or without one the batch. */
  changes: { update: number; method: string | undefined; key: string; value: number }[];
  sample: string | undefined;
  plateau: string | undefined;
  seeds: number;
  patience: number | undefined;
  curve: 'loss' | 'batchLoss' | 'both' | 'validation' | 'accuracy' | 'sharpness' | 'noise' | 'gradient';
  against: 'updates' | 'epochs' | 'examples' | 'time';
  log: 'none' | 'x' | 'y' | 'xy';
  smoothing: number;
  singles: 'hidden' | 'shown';
  beside: 'none' | 'data' | 'weights' | 'gradients' | 'gain' | 'frequency' | 'worth' | 'loop';
  /** The loss plane: through the paths, the ends of three runs as numbered from 1, or in random directions. */
  plane: { kind: 'paths' } | { kind: 'ends'; runs: [number, number, number] } | { kind: 'random'; seed: number };
  /** A loss; undefined: it follows from the runs that are compared. */
  target: number | undefined;
  /** The two that stand head to head in a comparison on data. */
  duel: [string, string] | undefined;
  /** How the work is spread over workers; texts are those of the address. */
  scheme: string;
  schemes: string[];
  workers: number;
  clock: 'simulated' | 'threads';
  network: string;
  /** Workers, from 0, that die by hand, and when, in seconds. */
  killed: { worker: number; time: number }[];
  /** What is spread: rows over workers, or operations over devices of these relative speeds, devices from 0; `place`: those put somewhere. */
  parallelism: 'data' | 'model';
  devices: number[];
  place: { node: string; device: number }[];
  under: 'lanes' | 'loss' | 'delays' | 'lost' | 'speedup';
}

/** How a run ended. */
interface PublishedEnd {
  /** 'steep': a step that single precision does not hold; 'indeterminate': 0 divided by 0 for want of an epsilon. */
  status: 'ok' | 'diverged' | 'steep' | 'indeterminate';
  /** The first step at which a value left its domain, whatever the status calls it. */
  divergedAt?: number;
}

/** One path with the settings it was computed with. */
export interface PublishedPath extends PublishedMethod, PublishedEnd {
  /** Unique: 'adam', then 'adam-2' in list order. */
  id: string;
  /** The start first; the engine's f32 values, always finite. */
  points: [x: number, y: number, f: number][];
}

/** What a run leaves in one of its columns: value[i] is that after at[i] updates. */
export interface PublishedColumn {
  at: number[];
  value: number[];
}

/** One run with what it leaves. */
export interface PublishedRun extends PublishedEnd {
  /** Unique, as that of a path. */
  id: string;
  method: string;
  form: string;
  hyper: Record<string, number>;
  /** The text of a typed optimizer. */
  rule?: string;
  /** Transformations in their order. */
  with: string[];
  /** Of everything random in it. */
  seed: number;
  /** Of a run that many workers share: its scheme; and which worker left it, from 0; without one it is the server’s, or the centre’s. */
  scheme?: string;
  worker?: number;
  /** Of a training: from an update on a hyperparameter, or the rows of a batch, have another value. */
  changes?: { update: number; key: string; value: number }[];
  /** A race has x, y and f; a training loss, batchLoss, validation, accuracy, test and testAccuracy, where there are any. */
  columns: Record<string, PublishedColumn>;
}

/** One measured number beside a claim; `value` and `unit` are the same in every language. */
export interface PublishedValue {
  /** Of what, in the language of the page. */
  label: string;
  /** null: it did not happen within the run. */
  value: number | null;
  unit: string;
}

/** A sentence of the overview, measured. */
export interface PublishedClaim {
  id: string;
  /** Section and figure of the overview. */
  cite: string;
  /** What is claimed, in the language of the page. */
  text: string;
  /** null: what it is about does not all run. */
  holds: boolean | null;
  /** Where it does not hold, beside `holds: true`. */
  limit?: string;
  values: PublishedValue[];
}

/** A file of paths as JSON: paths and everything they depend on. */
export interface PublishedRecord {
  format: 'ravine-paths';
  formatVersion: 1;
  /** Of Ravine. */
  version: string;
  engine: string;
  /** The hash that opens the same picture. */
  address: string;
  /** f(x, y) as text. */
  f: string;
  state: PublishedState;
  paths: PublishedPath[];
}

/** What can be chosen for a file; what is not given has a usual value. */
export interface ExportOptions {
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

/** The automation API: public and stable, documented in the README. */
export interface Ravine {
  readonly version: string;
  readonly ready: Promise<void>;
  readonly engine: 'webgpu' | 'wasm' | undefined;
  readonly renderer: 'webgpu' | 'webgl2' | '2d' | undefined;
  /** Shows a scene by its id, or a hash that begins with #; rejects with a sentence that says what cannot be used. */
  open(scene: string): Promise<void>;
  /** Draws a step, the nearest there is. */
  seek(step: number): Promise<void>;
  paths(): Promise<PublishedPath[]>;
  /** The runs of what is shown, a race's from the start marker where many runs are shown. */
  runs(): Promise<PublishedRun[]>;
  /** What the overview says about what is shown, measured on its runs. */
  claims(): Promise<PublishedClaim[]>;
  /** Computes what waits to be asked for: every seed of a training scene. */
  complete(): Promise<void>;
  snapshot(options?: { width?: number; height?: number; scale?: number }): Promise<Blob>;
  /**
   * A file of what is shown: `png`, `svg` (the contour view), `gif`, `mp4`, `webm`, `csv` and `json` (the paths), `link`,
   * `embed` (an iframe) or `qr`. `options`: `width` and `height` in CSS pixels, `scale` up to 4; for films the steps
   * `from` and `to`, `every` so many of them, and `fps`. A film moves the step and puts it back. Rejects with what is
   * wrong: an unknown format or option, a browser that encodes no such video, a link that would be too long.
   */
  export(format: string, options?: ExportOptions): Promise<Blob>;
  state(): PublishedState;
}
