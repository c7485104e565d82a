import { enTake } from './en-take';

/** What is said where a part of the page is loaded on demand, in English. */
export const enMore = { take: enTake };
