import { enCompare } from './en-compare';
import { enExplain } from './en-explain';
import { enMaps } from './en-maps';
import { enTake } from './en-take';

/** What is said where a part of the page is loaded on demand, in English. */
export const enMore = { maps: enMaps, compare: enCompare, take: enTake, explain: enExplain };
