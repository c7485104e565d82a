import type { BoundaryPicture } from './draw-boundary';
import type { FitPicture } from './fit';
import type { FrequencyPicture } from './frequency';
import type { HistogramsPicture } from './histograms';
import type { GalleryPicture } from './misread';
import type { ScalesPicture } from './scales';
import type { ViewTable } from './table';
import type { WorthPicture } from './worth';

/** A picture beside the curves, with what says it in words. */
export type BesidePicture =
  | { readonly kind: 'boundary'; readonly picture: BoundaryPicture; readonly label: string }
  | { readonly kind: 'fit'; readonly picture: FitPicture; readonly label: string }
  | { readonly kind: 'misread'; readonly picture: GalleryPicture; readonly label: string }
  | { readonly kind: 'histograms'; readonly picture: HistogramsPicture; readonly label: string }
  | {
      readonly kind: 'frequency';
      readonly picture: FrequencyPicture;
      readonly label: string;
      readonly table: ViewTable;
    }
  | { readonly kind: 'worth'; readonly picture: WorthPicture; readonly label: string; readonly table: ViewTable }
  | { readonly kind: 'scales'; readonly picture: ScalesPicture; readonly label: string; readonly table: ViewTable };
