import { Update } from '../../src/engine/gpu/update';
import { parseRule } from '../../src/math';
import { defaultForm, defaultHyper, optimizers, ruleOf } from '../../src/optimizers/catalog';
import { interleaved } from '../rounds';
import copySource from './copy.wgsl?raw';
import type { Clock } from './timing';

/** Bytes a second of Adam's update and of a copy that moves as many bytes, on arrays of so many f32. */
export async function updateAgainstCopy(device: GPUDevice, clock: Clock, parameters: number, rounds: number) {
  const buffers = Array.from({ length: 4 }, (_, i) => filled(device, parameters, i));
  const [theta, gradient, m, v] = buffers;
  const adam = optimizers.get('adam');
  const rule = adam && ruleOf(adam, defaultForm(adam));
  if (!adam || !rule) throw new Error('no adam');
  const hyper = defaultHyper(adam);
  const update = await Update.create(device, parseRule(rule, Object.keys(hyper)));
  const bound = update.bind(gradient, [theta, m, v]);
  let t = 0;
  const copy = copier(device, theta, v);
  const seconds = await interleaved(
    {
      update: () => {
        update.setStep({ hyper }, ++t, parameters);
        return clock.seconds((pass) => update.dispatch(pass, bound, parameters));
      },
      copy: () => clock.seconds(copy),
    },
    rounds,
  );
  for (const buffer of buffers) buffer.destroy();
  // Adam reads theta, g, m, v and writes theta, m, v; a copy reads one array and writes one.
  const rate = { update: (7 * 4 * parameters) / seconds.update, copy: (2 * 4 * parameters) / seconds.copy };
  return { parameters, seconds, bytesPerSecond: rate, ratio: rate.update / rate.copy };
}

/** An array of positive numbers that differ: times on zeros mean nothing. */
function filled(device: GPUDevice, count: number, seed: number): GPUBuffer {
  const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST;
  const buffer = device.createBuffer({ size: count * 4, usage });
  const chunk = Float32Array.from(
    { length: Math.min(count, 1 << 20) },
    (_, i) => 0.1 + ((i * 2654435761 + seed * 97) % 9973) / 9973,
  );
  for (let at = 0; at < count; at += chunk.length) device.queue.writeBuffer(buffer, at * 4, chunk);
  return buffer;
}

function copier(device: GPUDevice, from: GPUBuffer, to: GPUBuffer): (pass: GPUComputePassEncoder) => void {
  const module = device.createShaderModule({ code: copySource });
  const pipeline = device.createComputePipeline({ layout: 'auto', compute: { module, entryPoint: 'copy' } });
  const entries = [from, to].map((buffer, binding) => ({ binding, resource: { buffer } }));
  const bind = device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries });
  const groups = Math.ceil(from.size / 16 / 256);
  const rows = Math.ceil(groups / device.limits.maxComputeWorkgroupsPerDimension);
  return (pass) => {
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, bind);
    pass.dispatchWorkgroups(Math.ceil(groups / rows), rows);
  };
}
