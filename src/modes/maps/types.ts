import type { TemplateResult } from 'lit/html.js';
import type { Level } from '../../engine/many/axis';
import type { MapJob, MapPixels } from '../../engine/many/map';
import type { Engine } from '../../engine/types';
import type { Dictionary } from '../../i18n/words';
import type { Axes, ColorScale, DrawnMap, Sheet, SheetMap } from '../../stage/map/types';
import type { Mark } from '../../stage/types';
import type { State } from '../../state/types';
import type { Domain, Minimum, Point } from '../../surfaces/types';
import type { Context } from '../../ui/context';

type Words = Dictionary['maps'];

/** The map of one method, still to be computed. */
export interface PlannedMap {
  /** As in the list of methods: 'adam', then 'adam-2'. */
  readonly id: string;
  /** Place in the list of methods. */
  readonly index: number;
  readonly axes: Axes;
  /** The axes with no window. */
  readonly full: Axes;
  /** Changes when the pixels do. */
  readonly key: string;
  /** Computes a level; rejects with the signal's reason once nothing of it runs any more. */
  readonly compute: (engine: Engine, level: Level, watch: MapWork) => Promise<Computed>;
}

/** What the computation of a level may read, and tells on the way. */
export interface MapWork {
  readonly signal: AbortSignal;
  /** So many pixels more are done. */
  readonly advance: (pixels: number) => void;
  /** Shows what there is so far. */
  readonly emit: (computed: Computed) => void;
}

/** The pixels of a level, and what the kind of map adds to them. */
export type Computed = Pick<DrawnMap, 'pixels' | 'began' | 'known' | 'trained'>;

/** A map of runs on a surface. */
export interface SurfaceMap extends PlannedMap {
  readonly job: (level: Level) => MapJob;
}

/** Everything that the maps of a state need. */
export interface MapPlan<Planned extends PlannedMap = PlannedMap> {
  readonly kind: MapKind;
  readonly maps: readonly Planned[];
  readonly levels: readonly Level[];
  readonly minima: readonly Minimum[];
  /** How many minima the pixels tell apart. */
  readonly told: number;
  /** The lowest value that is known or was found; undefined where there is none. */
  readonly best: number | undefined;
  readonly domain: Domain;
  readonly steps: number;
  /** While this stays the same, older maps stay in sight. */
  readonly scope: string;
  /** What it takes to have each level, in the units of the kind's budget. */
  readonly work: readonly number[];
}

/** How much of a plan is computed, and how. */
export interface Pace {
  /** Work that begins by itself, by the kind of engine. */
  readonly budget: Readonly<Record<Engine['kind'], number>>;
  /** Levels that begin by themselves whatever they cost. */
  readonly always: 0 | 1;
  /** Maps computed beside each other. */
  readonly lanes: Readonly<Record<Engine['kind'], number>>;
}

/** What a sheet is made of. */
export interface SheetParts {
  readonly plan: MapPlan;
  readonly drawn: ReadonlyMap<string, DrawnMap>;
  readonly marks: readonly Mark[];
  readonly state: Pick<State, 'start' | 'methods' | 'criterion' | 'goal'>;
  readonly theme: Sheet['theme'];
  readonly words: Words;
}

/** What is read of one pixel, in words. */
export interface PixelParts {
  readonly words: Words;
  readonly plan: MapPlan;
  readonly sheet: Sheet;
  readonly goal: number;
  readonly drawn: DrawnMap;
  readonly pixel: readonly [column: number, row: number];
  /** Its number among the pixels of the map. */
  readonly i: number;
  readonly where: string;
}

/** What the file of a kind has of its own. */
export interface MapColumns {
  /** Names of the columns that say which run a pixel is, then of its value, then of what became of it. */
  readonly place: readonly string[];
  readonly value: string;
  readonly marks: readonly string[];
  readonly placeOf: (drawn: DrawnMap, at: readonly [across: number, up: number | undefined]) => readonly unknown[];
  readonly marksOf: (plan: MapPlan, pixels: MapPixels, i: number) => readonly unknown[];
  /** Settings, a line each, above those of every map. */
  readonly settings: (state: State, plan: MapPlan) => readonly string[];
}

/** What one kind of map is: all that maps of starts, of values on a surface and of training runs do differently. */
export interface MapKind {
  /** The key of its sentences among the words. */
  readonly id: keyof Words['about'] & keyof Words['hand'];
  /** Whether every map has the same sides: then a window is a part of all of them, and stays when one is enlarged. */
  readonly alike: boolean;
  readonly pace: Pace;
  /** The maps with what their runs reach, where that is judged by a target that may follow from them all. */
  readonly judged: (maps: ReadonlyMap<string, DrawnMap>, target: number | undefined) => ReadonlyMap<string, DrawnMap>;
  /** The start of the race, or the present values of a method. */
  readonly presentOf: (state: SheetParts['state'], index: number, axes: Axes) => SheetMap['present'];
  /** What the colours measure; undefined: they are minima. */
  readonly scaleOf: (parts: SheetParts, there: readonly DrawnMap[]) => ColorScale | undefined;
  /** A short line beside a method's name. */
  readonly noteOf: (parts: SheetParts, drawn: DrawnMap) => string;
  readonly legendOf: (parts: SheetParts, scale: ColorScale | undefined, there: readonly DrawnMap[]) => Sheet['legend'];
  /** What the place of a pixel stands for, in words. */
  readonly whereOf: (words: Words, drawn: DrawnMap, pixel: PixelParts['pixel']) => string;
  /** Sentences about runs that ended early. */
  readonly endings: (words: Words) => Pick<Words['reading'], 'invalid' | 'diverged' | 'steep' | 'indeterminate'>;
  /** What became of a run that took all its steps, in words. */
  readonly endOf: (parts: PixelParts) => string;
  /** Does what a click on a pixel does; a sentence where values were put into the method. */
  readonly act: (context: Context, actions: MapActions, found: PixelFound) => string | undefined;
  /** Where those values are seen at work, and what the button that leads there is called. */
  readonly leadsTo: { readonly show: State['show']; readonly name: (words: Words) => string };
  /** What can be set, with the control that tells which method is shown. */
  readonly settings: (context: Context, plan: MapPlan, focus: TemplateResult) => TemplateResult;
  /** What the finer levels cost, for the button that begins them. */
  readonly costOf: (words: Words, work: number) => { readonly label: string; readonly tip: string };
  readonly table: (context: Context, plan: MapPlan, sheet: Sheet) => MapTable;
  readonly columns: MapColumns;
}

/** What the maps say in numbers. */
export interface MapTable {
  readonly caption: string;
  readonly body: TemplateResult;
}

/** A map of the plan, and its place in the plan's order. */
export interface Found {
  readonly plan: MapPlan;
  readonly order: number;
  readonly map: PlannedMap;
}

/** The pixel under a place of a map, of the newest picture there is. */
export interface PixelFound extends Found {
  readonly drawn: DrawnMap;
  readonly pixel: readonly [column: number, row: number];
}

/** What a click on a pixel may do. */
export interface MapActions {
  /** Shows the race from a start, as a place of its own in the history. */
  readonly raceFrom: (start: Point) => void;
  /** Sets hyperparameters of the method at an index. */
  readonly adopt: (index: number, values: Readonly<Record<string, number>>) => void;
}
