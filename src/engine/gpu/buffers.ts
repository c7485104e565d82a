import type { Program } from '../../math';
import { stepTable } from '../steps';
import type { Run } from '../types';

/** A buffer with its first content; at least as large as the smallest binding. */
export function filled(
  device: GPUDevice,
  label: string,
  data: Float32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>,
  usage: number,
): GPUBuffer {
  const size = Math.max(16, data.byteLength);
  const buffer = device.createBuffer({ label, size, usage: usage | GPUBufferUsage.COPY_DST });
  device.queue.writeBuffer(buffer, 0, data);
  return buffer;
}

/** The rows of `array<Step>`, in f32; a rule without scalars has one unused float a row. */
export function stepRows(program: Program, run: Run, steps: number): Float32Array<ArrayBuffer> {
  return program.scalars.length ? Float32Array.from(stepTable(program, run, steps)) : new Float32Array(steps);
}
