import { parseRule } from '../../../math';
import { parameterRule } from '../../parameters';
import type { GradientJob } from '../../train/types';
import type { DeviceWork } from '../faults';
import { readBack } from '../submit';
import { TrainBuffers, type TrainPipelines } from './buffers';
import { dispatched } from './kernel';
import { canonical, firstFloats, fixedOf, headerWords, inside, listsOf } from './memory';
import { type Plan, planOf } from './plan';

/** What trains for one update so that its gradient can be read: a rule without any scalars. */
export const gradientPlan = ({ network }: Pick<GradientJob, 'network'>): Plan =>
  planOf(network, parameterRule(parseRule({ update: 'theta = theta - g' }, [])));

/** The gradient of a batch as the kernel of training leaves it beside the weights, read back in the canonical order. */
export async function gradientOn(
  work: DeviceWork,
  pipelines: TrainPipelines,
  plan: Plan,
  { network, data, rows, theta, seed, update }: GradientJob,
): Promise<Float32Array> {
  const { device } = work;
  const lists = listsOf(data, network);
  const [most, words] = [rows.length, headerWords + rows.length];
  const sizes = { lists, answer: 1, judging: 1, most, words, updates: 1 };
  const runs = [{ job: { data, run: { seed } }, updates: 0 }];
  const buffers = work.calls(() => new TrainBuffers(device, pipelines, plan, runs, sizes));
  try {
    work.calls(() => {
      const first = firstFloats(plan, { run: { seed } });
      first.set(inside(network, theta));
      device.queue.writeBuffer(buffers.params, 0, first);
      device.queue.writeBuffer(buffers.rows, lists.words.length * 4, Uint32Array.of(most, 0, seed, ...rows));
      const job = dispatched.pack({
        ...fixedOf(plan, lists, data),
        ...{ first: 0, count: 1, update, most, scratch: most * plan.row, slots: 1 },
        ...{ ring: lists.words.length, capacity: 1, width: words, list: 0 },
      });
      device.queue.writeBuffer(buffers.jobs, 0, job);
      const encoder = device.createCommandEncoder({ label: 'gradient' });
      const pass = encoder.beginComputePass({ label: 'gradient' });
      pass.setPipeline(pipelines.train);
      pass.setBindGroup(0, buffers.bind('train', 0));
      pass.dispatchWorkgroups(1);
      pass.end();
      device.queue.submit([encoder.finish({ label: 'gradient' })]);
    });
    const floats = new Float32Array(await readBack(work, buffers.params, plan.floats * 4));
    const gradient = floats.subarray(plan.gradient, plan.gradient + network.size);
    return canonical(lists.words.subarray(lists.places), gradient);
  } finally {
    buffers.destroy();
  }
}
