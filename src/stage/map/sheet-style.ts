import type { Rgb } from '../colormap';
import type { Sheet } from './types';

/** Colours and type of a sheet of maps. */
export interface SheetStyle {
  readonly ground: Rgb;
  readonly ink: Rgb;
  readonly type: number;
  readonly font: string;
}

const font =
  '"Inter Variable", Inter, system-ui, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

const styles: Readonly<Record<Sheet['theme'], SheetStyle>> = {
  light: { ground: [251, 250, 247], ink: [28, 27, 25], type: 12, font },
  dark: { ground: [20, 20, 22], ink: [236, 236, 234], type: 12, font },
  projector: { ground: [255, 255, 255], ink: [0, 0, 0], type: 20, font },
};

/** The style of a theme. */
export const sheetStyle = (theme: Sheet['theme']): SheetStyle => styles[theme];
