import type { enMore } from './en-more';
import { zhCompare } from './zh-compare';
import { zhExplain } from './zh-explain';
import { zhMaps } from './zh-maps';
import { zhTake } from './zh-take';

/** 按需加载部分的用语。 */
export const zhMore: typeof enMore = { maps: zhMaps, compare: zhCompare, take: zhTake, explain: zhExplain };
