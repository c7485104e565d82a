import type { enCompare } from './en-compare';

/** The words of the comparison, in Chinese. */
export const zhCompare = {
  title: '比较',
} satisfies typeof enCompare;
