/** The words of the loss plane, in English. */
export const enPlane = {
  title: 'The loss plane',
  view: 'View',
  views: { curve: 'curves', contour: 'plane from above', '3d': 'plane in 3-D', both: 'plane, both' },
  principal:
    'The plane of all weights in which these runs spread most (principal components; every run counts alike, {points} points in all). Its height is the loss over all {rows} training rows at weights that no run had. A trail lies at its run’s own loss; a thin line leads down to the plane.',
  through:
    'The plane through the ends of three runs: {names}. Its height is the loss over all {rows} training rows, a trail lies at its run’s own loss; a thin line leads down to the plane.',
  random:
    'Two random directions from the end of {name}; along each, what comes into a unit is as long as the weights there, and biases stay (filter normalisation). Its height is the loss over all {rows} training rows. Of where the runs came from, random directions show next to nothing.',
  fewer:
    'A plane through three ends takes three runs of one model: these are {count}. The plane of the paths is shown.',
  choice: 'Plane',
  choices: { paths: 'of the paths', ends: 'through three ends', random: 'in random directions' },
  end: 'End {count}',
  other: 'Other directions',
  parameters:
    'The model has two parameters, {across} and {up}: this plane is all there is. Its height is the loss over all {rows} training rows.',
  norm: 'Batch norm measures all training rows at each point.',
  method: 'Run',
  inPlane: 'In the plane',
  walks: 'Random walks',
  times: 'Times',
  median: 'Off it, median',
  largest: 'largest',
  together: 'Together',
  caption: 'Share of the variance that lies in the plane, and difference of loss between trail and plane',
  captionApart: 'Difference of loss between trail and plane',
  control:
    'The control: as many random walks from the same start, with as many points, in a plane of their own; beside a single run, what a walk has on average.',
  nothing:
    'That is little more than random walks have in theirs: how these paths lie in this picture says next to nothing.',
  alone: 'Little more than a random walk has: {names}.',
  others: 'Left out, being of another model or other data: {names}.',
  cut: 'Followed only until its loss was ten times the first: {names}.',
  progress: 'Losses on the plane: {percent} %',
  waiting: 'The plane comes once the first seed of every run is trained.',
  asks: 'The first seed of the runs waits until you start it, in the panel.',
  rest: 'Compute {count} × {count} points ({cost} billion multiplications)',
  cancel: 'Cancel',
};
