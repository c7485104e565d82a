import chance from '../../../../shaders/chance.wgsl?raw';
import judge from '../../../../shaders/judge.wgsl?raw';
import numbers from '../../../../shaders/numbers.wgsl?raw';
import single from '../../../../shaders/single.wgsl?raw';
import train from '../../../../shaders/train.wgsl?raw';
import trainStep from '../../../../shaders/train-step.wgsl?raw';
import { runningMomentum } from '../../../objectives/model/layers/norm';
import { constantsWgsl, Layout } from '../layout';
import { layersWgsl } from './layers';
import { lossWgsl } from './loss';
import { type Plan, unitsOf } from './plan';
import { ruleWgsl } from './rule';

/** Fewest and most threads of a workgroup, as powers of two. */
const [fewest, widest] = [3, 7];

/** Threads for so many numbers at once, about as many as there are, and the sums that those of all threads are brought to first. */
function threadsFor(numbers: number): { threads: number; branches: number } {
  const power = Math.min(widest, Math.max(fewest, Math.floor(Math.log2(numbers))));
  return { threads: 2 ** power, branches: 2 ** Math.floor(power / 2) };
}

/** What a dispatch does; packed for every dispatch. */
export const dispatched = new Layout('Job', 'What one dispatch does.', {
  first: ['u32', 'The first update of the ring to take; of `judge` where its results begin.'],
  count: ['u32', 'Updates to take; of `judge` the parts of the list.'],
  update: ['u32', 'Number of the update that is first in the ring.'],
  most: ['u32', 'Rows that there is room for; of `judge` rows of a part.'],
  scratch: ['u32', 'Floats of a workgroup that pass through the layers.'],
  slots: ['u32', 'Results of a run.'],
  ring: ['u32', 'Where the batches begin among the rows.'],
  capacity: ['u32', 'Updates of a run that the ring has room for.'],
  width: ['u32', 'Words of an update in the ring; of `judge` rows of the list.'],
  list: ['u32', 'Where the rows that are judged begin.'],
  targets: ['u32', 'Where the targets begin among the inputs.'],
  starts: ['u32', 'Where the beginnings of sparse rows are among the rows.'],
  columns: ['u32', 'Where the columns of sparse rows are.'],
  places: ['u32', 'Where the canonical coordinates are.'],
  below: ['u32', 'A unit is left out where 24 random bits are below this.'],
  larger: ['f32', 'What units that stay are multiplied by.'],
  l2: ['f32', 'The weight of the squared weights.'],
});

/** The values of a dispatch. */
export type Dispatch = Readonly<Record<typeof dispatched extends Layout<infer Name> ? Name : never, number>>;

/** What has become of a run. */
export const status = new Layout('Status', 'What has become of a run.', {
  updates: ['u32', 'Updates that it has taken.'],
  diverged: ['u32', 'The first one that was not finite; 0: none.'],
});

/** The whole text of both passes, `train` and `judge`, for batches of `most` rows at most. */
export function trainWgsl(plan: Plan, { most, sparse }: { readonly most: number; readonly sparse: boolean }): string {
  const { network, kept, running, measured, floats, at, rule } = plan;
  const { threads, branches } = threadsFor(Math.max(network.size, most * unitsOf(network.layers)));
  const constants = constantsWgsl({
    threads: [threads, 'Threads of a workgroup.'],
    branches: [branches, 'Sums that those of the threads are brought to first.'],
    runFloats: [floats, 'Floats of a run.'],
    keptFloats: [kept.length * network.size, 'Floats of theta and the states.'],
    normFloats: [measured - running, 'Floats of the statistics of norms.'],
    runningAt: [running, 'Where the running ones begin.'],
    measuredAt: [measured, 'Where those of the batch begin.'],
    placeAt: [at, 'Where the gradient is taken.'],
    scalars: [Math.max(1, rule.scalars.length), 'Scalars of an update.'],
  });
  const others = `// Whether the rule takes its gradient elsewhere than at theta.
const looksAhead = ${at > 0};

// Share of the old running statistics that an update leaves.
const momentum = ${runningMomentum};
`;
  const shared = [constants, others, dispatched.wgsl, status.wgsl, single, numbers, chance, train];
  return [...shared, layersWgsl(plan, { most, sparse }), lossWgsl(plan), ruleWgsl(plan), trainStep, judge].join('\n');
}
