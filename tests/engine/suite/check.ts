import { DeviceWork } from '../../../src/engine/gpu/faults';
import { readBack } from '../../../src/engine/gpu/submit';
import type { SwarmFrame } from '../../../src/engine/many/swarm';
import type { Engine } from '../../../src/engine/types';

/** Something that every engine does, and how it is found out: what is wrong, in words; nothing: an empty list. */
export interface Check {
  readonly title: string;
  readonly run: (engine: Engine) => Promise<readonly string[]>;
}

/** A few of many words. */
export const first = (wrong: readonly string[], most = 8): readonly string[] =>
  wrong.length > most ? [...wrong.slice(0, most), `and ${wrong.length - most} more`] : wrong;

/** A complaint where something is not so. */
export const unless = (holds: boolean, complaint: string): readonly string[] => (holds ? [] : [complaint]);

/** A complaint where two things differ as text. */
export function differs(what: string, found: unknown, expected: unknown): readonly string[] {
  const [a, b] = [found, expected].map((value) => JSON.stringify(value));
  return unless(a === b, `${what}: ${a} instead of ${b}`);
}

/** The floats of a swarm's frame, wherever they are. */
export async function floatsOf({ device }: Engine, frame: SwarmFrame): Promise<Float32Array> {
  if (frame.segments) return frame.segments.slice();
  const lease = frame.buffer?.acquire();
  if (!lease || !device) throw new Error('this frame has no bytes');
  try {
    return new Float32Array(await readBack(new DeviceWork(device, 'frame'), lease.value, lease.value.size));
  } finally {
    lease.release();
  }
}

/** What a promise rejects with; undefined where it does not. */
export const rejection = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );
