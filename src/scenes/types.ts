import type { Text } from '../i18n/text';
import type { Order, Split } from '../objectives/data/types';
import type { PathTrace } from '../study/trace';
import type { Domain, Point } from '../surfaces/types';

export type View = '3d' | 'contour' | 'both';
/** Of a training, its curves too. */
export type PageView = View | 'curve';
export type Look = 'original' | 'ravine';
export type Levels = 'quantile' | 'linear' | 'log';
export type Scale = 'linear' | 'log';
/** Azimuth and elevation in degrees (matplotlib's convention), zoom as a factor (1 = fitted). */
export type Camera = readonly [azimuth: number, elevation: number, zoom: number];

/** A method with the values a scene gives it; what is not given is the method's default. */
export interface MethodEntry {
  readonly method: string;
  readonly form?: string;
  readonly hyper?: Readonly<Record<string, number>>;
  /** Transformations, in order. */
  readonly with?: readonly string[];
  /** false: offered with these values, but not running when the scene opens. */
  readonly on?: boolean;
}

/** The published figure's own look, kept whatever the theme. */
export interface OriginalLook {
  /** Line colour of each method, as CSS. */
  readonly colors: Readonly<Record<string, string>>;
  /** Name of each method as the legend prints it, where it differs. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly map: 'jet' | 'coolwarm' | 'gray' | 'pale';
  /** 'lines': contour lines coloured by rank on white; 'mesh': shaded cells with black edges. */
  readonly surface: 'lines' | 'mesh';
  /** Spacing of the mesh edges in x and y units. */
  readonly meshStep?: number;
  /** Contour levels, where the figure has its own. */
  readonly levels?: readonly number[];
  readonly legend: boolean;
  /** Grey five-pointed star at the minimum. */
  readonly star: boolean;
  /** Opacity of the trails. */
  readonly alpha: number;
  /** Colours of the vectors of each method's step by their kind; those without one are not drawn. Ravine's own when absent. */
  readonly vectors?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The path of one method as a claim reads it. */
export interface ClaimPath {
  readonly method: string;
  readonly trace: PathTrace;
  readonly status: 'ok' | 'diverged';
}

/** One measured number beside a claim. */
export interface Measurement {
  readonly method: string;
  /** undefined: it did not happen within the run. */
  readonly value: number | undefined;
  readonly unit: 'degrees' | 'step' | 'height' | 'count';
}

/** A sentence of the overview as something that can be measured on live paths. */
export interface Claim {
  readonly id: string;
  /** What is claimed, in our own words. */
  readonly text: Text;
  /** What the numbers are. */
  readonly quantity: Text;
  /** Section and figure of the overview. */
  readonly cite: string;
  readonly measure: (paths: readonly ClaimPath[]) => {
    readonly values: readonly Measurement[];
    /** undefined: the methods it is about are not all running. */
    readonly holds: boolean | undefined;
  };
}

/** What a scene trains, on what, and for how long; what is not given is the usual value. Texts are those of the address. */
export interface Training {
  readonly data: string;
  readonly model: string;
  readonly epochs: number;
  readonly batch?: number | 'all';
  readonly order?: Order;
  readonly split?: Split;
  readonly features?: 'standardised' | 'raw' | 'words';
  readonly seeds?: number;
  readonly sample?: string;
  readonly plateau?: string;
  readonly patience?: number;
  /** What differs between runs beside their methods, as the address has it. */
  readonly vary?: string;
  /** How it opens; as curves if not given. */
  readonly show?: 'rates' | 'compare';
  /** What runs are ranked by, and what the colours of rates measure. */
  readonly criterion?: 'steps' | 'loss';
  /** The full-data loss that is to be reached. */
  readonly target?: number;
  /** How its curves are looked at. */
  readonly view?: PageView;
  readonly curve?: 'loss' | 'batchLoss' | 'both' | 'validation' | 'accuracy' | 'sharpness' | 'noise' | 'gradient';
  readonly against?: 'updates' | 'epochs' | 'examples' | 'time';
  readonly log?: 'none' | 'x' | 'y' | 'xy';
  readonly singles?: 'hidden' | 'shown';
  readonly beside?: 'none' | 'data' | 'weights' | 'gradients' | 'gain' | 'frequency' | 'worth' | 'loop';
}

/** How the work of a scene is spread, over how many, and how that is looked at; texts are those of the address. */
export interface Parallel {
  readonly scheme: string;
  readonly schemes?: readonly string[];
  readonly workers: number;
  readonly network?: string;
  /** Workers that die by hand, and when, in seconds. */
  readonly killed?: readonly { readonly worker: number; readonly time: number }[];
  /** The first seed; and replicas, of which what is trained says in `training`. */
  readonly seed?: number;
  readonly seeds?: number;
  /** What differs between runs beside their methods, as the address has it. */
  readonly vary?: string;
  readonly against?: Training['against'];
  readonly log?: Training['log'];
  /** Rows over workers (data), or the operations of a step over devices (model): their relative speeds. */
  readonly parallelism?: 'data' | 'model';
  readonly devices?: readonly number[];
  readonly under?: 'lanes' | 'loss' | 'delays' | 'lost' | 'speedup';
}

/** Everything that makes one picture; a menu entry, a regression test and a bug report in one. */
export type Scene = SceneParts &
  (
    | OnSurface
    | { readonly training: Training; readonly note?: undefined }
    | { readonly parallel: Parallel; readonly training?: undefined; readonly note?: undefined }
  );

interface OnSurface {
  readonly training?: undefined;
  readonly parallel?: undefined;
  /** What the scene shows and where its numbers come from, in our own words; of others it is in `training/notes`, `parallel/notes`. */
  readonly note: Text;
}

interface SceneParts {
  readonly id: string;
  readonly title: Text;
  /** Absent where a model is trained. */
  readonly surface?: string;
  /** The section of the overview that a scene of training, or of a network’s loss, belongs to. */
  readonly section?: 2 | 3 | 4 | 5 | 6;
  readonly domain?: Domain;
  /** Heights shown, clipped beyond; from the data when absent. */
  readonly heights?: readonly [number, number];
  /** The surface's own when absent. */
  readonly start?: Point;
  /** Of a race; those of a training follow from its epochs. */
  readonly steps?: number;
  /** The step it opens at, standing still: what it shows is one step. */
  readonly step?: number;
  /** Where it shows many workers; on a surface, or beside what is trained. */
  readonly parallel?: Parallel;
  /** Optimizers that the scene brings, as text; its methods name them `rule1`, `rule2` … */
  readonly rules?: readonly string[];
  readonly methods: readonly MethodEntry[];
  readonly view?: View;
  readonly camera?: Camera;
  readonly scale?: Scale;
  readonly levels?: Levels;
  readonly original?: OriginalLook;
  /** The method whose step is explained when the scene opens. */
  readonly explain?: string;
  /** The methods whose vectors are drawn while a step is explained; the explained one alone when absent. */
  readonly vectors?: readonly string[];
  readonly claims: readonly Claim[];
}

/** A scene of paths on a surface. */
export type SurfaceScene = SceneParts & OnSurface & Required<Pick<SceneParts, 'surface' | 'start' | 'steps' | 'view'>>;
