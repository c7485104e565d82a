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

/** x, y, f and ok of a start. */
type Start = readonly [x: number, y: number, f: number, ok: 0 | 1];

/** The structs `Particle` before the first step: theta and each state as Param, then f, then ok as u32. */
export function particleStructs(
  program: Program,
  count: number,
  startAt: (i: number) => Start,
): Float32Array<ArrayBuffer> {
  const states = program.states.flatMap((s) => [s.initial, s.initial]);
  const stride = 4 + states.length;
  const floats = new Float32Array(count * stride);
  const words = new Uint32Array(floats.buffer);
  for (let i = 0, at = 0; i < count; i++, at += stride) {
    const [x, y, f, ok] = startAt(i);
    floats[at] = x;
    floats[at + 1] = y;
    for (let k = 0; k < states.length; k++) floats[at + 2 + k] = states[k];
    floats[at + stride - 2] = f;
    words[at + stride - 1] = ok;
  }
  return floats;
}
