import type { Text } from '../../i18n/text';

/** What each scene of many workers shows and where its numbers come from, in our own words; loaded with the panel that shows it. */
export const parallelNotes: Readonly<Record<string, Text>> = {};
