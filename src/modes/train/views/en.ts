/** Sentences of the pictures beside the training curves. `{name}` is filled in. */
export const enViews = {
  boundary: {
    title: '{method}, after update {update}: {right} of {rows} told right',
    label: 'What {method} tells over {across} and {up}: {right} of {rows} rows right',
    parts: { train: 'training', validation: 'validation', test: 'test', wrong: 'told wrong' },
  },
  fit: {
    label: '{up} over {across} with the fitted lines of {names}',
  },
  misread: {
    title: '{method}, after update {update}: {wrong} of {rows} told wrong',
    about: 'the surest first: told (what it is)',
    label: '{wrong} of {rows} pictures are told wrong by {method}',
  },
  histograms: {
    weights: 'Weights',
    gradient: 'Gradient',
    deviation: 'σ = {value}',
    label: '{title} of {method} by tensor: {each}',
  },
  scales: {
    given: 'Weighted sums (root mean square)',
    back: 'Slopes of the loss by them',
    layer: 'layer',
    label: 'How large numbers are by layer. {each}',
    gains: '{method}: each hidden layer multiplies by {forward} forward, by {backward} backward',
    caption: 'Root mean squares by layer; layer 0 is the inputs',
    run: 'Run',
    of: 'Of',
    ofLayer: 'Layer {layer}',
  },
  frequency: {
    across: 'training rows that have it',
    up: 'Rate of an input: step per unit of gradient',
    label: 'The rate of each input against how many rows have it. {each}',
    ends: '{method}: {rare} of inputs in {from} rows or little more, {often} in {to} and more',
    caption: 'Median rate of the inputs by how many training rows have them',
    run: 'Run',
    rows: 'Rows',
    range: '{from} to {to}',
    inputs: 'Inputs',
    median: 'Median rate',
  },
  loop: {
    kinds: { batch: 'batch', stochastic: 'stochastic', 'mini-batch': 'mini-batch' },
    label: 'The loop of {kind} gradient descent',
    differs: 'the line in which the three differ',
    working: 'at work now',
  },
};
