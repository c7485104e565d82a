/**
 * The keys of the first addresses in the order that those have: a printed address stays the same text. Nothing is added
 * here; later keys follow in the order of their registration.
 */
export const firstKeys: readonly string[] = [
  ...['scene', 'surface', 'constants', 'f', 'domain', 'start', 'steps', 'step', 'rules', 'methods'],
  ...['view', 'look', 'theme', 'levels', 'camera', 'scale', 'seed', 'stationary', 'fan', 'show'],
  ...['particles', 'spread', 'color', 'window', 'focus', 'axes', 'goal', 'criterion', 'budget', 'starts', 'explain'],
];
