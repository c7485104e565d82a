/** What the keys of a training expect, in English. */
export const enTraining = {
  expected: {
    stepsOfEpochs: 'no steps beside data: they follow from epochs and batch',
    ownData: 'a file dropped on this page: what is dropped never leaves the browser, and is not in a link',
    split: 'all, or training,validation,test in per cent that add up to 100',
    batch: 'all, or a whole number from 1 to {max}, the training rows',
    epochs: 'a number above 0 and at most {max}',
    patience: 'none, or a whole number of epochs from 1 to 1000',
    changes: 'update:method.key=value;update:batch=value… with at most {max} of them',
    plane: 'paths, ends:1,2,3 (three different runs) or random:seed',
    devices: '1 … {most} speeds with commas, each {least} … {fastest}',
    placed: 'node:device,node:device… with devices from 1',
    killed: 'worker:seconds,worker:seconds… with workers from 0',
    plateau: 'none, or threshold,factor: a number from 0 on, and one above 0 and at most 1',
    sample: 'none, or a whole number from 1 to {max}, of data with grades with -easy behind it',
    vary: 'key:value;value… with one of {options} and at most {max} of its values',
    target: 'auto, or a loss from {min} to {max}',
    duel: 'two of {options}, with a comma',
  },
};
