/** Sentences of the training curves. `{name}` is filled in. */
export const enCurves = {
  columns: {
    loss: 'full-data loss',
    batchLoss: 'the batch’s own loss',
    validation: 'validation loss',
    accuracy: 'validation accuracy',
    gradient: 'gradient norm',
    noise: 'standard deviation of the batch gradient',
    sharpness: 'sharpness',
  },
  axes: { updates: 'updates', epochs: 'epochs', examples: 'examples', time: 'seconds' },
  log: 'log scale',
  thin: 'thin: {name}',
  band: {
    none: 'one seed',
    range: 'median and range of {seeds} seeds',
    quantiles: 'median and 5–95 % of {seeds} seeds',
  },
  smoothed: {
    exponential: 'smoothed over {updates} updates (exponential), as measured behind',
    window: 'smoothed over {updates} updates (window), as measured behind',
  },
  label: '{column} against {axis}: {names}. The table says the same in numbers.',
  keys: 'Left and right: from record to record. Plus, minus, zero: nearer, farther, all. Up and down: the method that stands out; Escape: none. Shift and arrows: move. Drag: the cursor; with Shift: a part to show. Wheel: nearer or farther; over the numbers at the left, up and down. Double click: all. Click on a name: it stands out.',
  table: {
    caption: '{column} at {at} {axis}',
    method: 'Method',
    seeds: 'Seeds',
    now: 'Now',
    end: 'End',
    best: 'Best',
    when: 'at {axis}',
    diverged: 'Diverged',
    of: '{count} of {runs}',
    band: '{low} to {high}',
    lost: 'diverged',
  },
};
