/** The words of the comparison, in English. */
export const enCompare = {
  title: 'Comparison',
};
