import type { enMaps } from './en-maps';

/** The words of the maps, in Chinese. */
export const zhMaps = {
  title: '图',
} satisfies typeof enMaps;
