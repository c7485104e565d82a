import type { enMore } from './en-more';
import { zhTake } from './zh-take';

/** 按需加载部分的用语。 */
export const zhMore: typeof enMore = { take: zhTake };
