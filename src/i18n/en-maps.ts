/** The words of the maps, in English. */
export const enMaps = {
  title: 'Maps',
};
