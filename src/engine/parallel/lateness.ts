import type { Arithmetic } from './arithmetic';
import { Vectors } from './held';

/** How late gradients come, for a rule that reads it: the gradients applied since, and how far θ has gone meanwhile. */
export class Lateness {
  /** All gradients applied so far, added up in double precision, and what that was at each worker's read. */
  private readonly applied64: Float64Array | undefined;
  private readonly atRead: Float64Array | undefined;
  private readonly thetaRead: Vectors | undefined;

  constructor(
    private readonly arithmetic: Arithmetic,
    workers: number,
  ) {
    const { server, floats } = arithmetic;
    this.applied64 = server.back < 0 ? undefined : new Float64Array(floats);
    this.atRead = server.back < 0 ? undefined : new Float64Array(workers * floats);
    this.thetaRead = server.drift < 0 ? undefined : new Vectors(workers, floats);
    for (let worker = 0; worker < workers; worker++) this.read(worker);
  }

  /** A worker reads θ. */
  read(worker: number): void {
    const { applied64, atRead, thetaRead, arithmetic } = this;
    if (applied64 && atRead) atRead.set(applied64, worker * arithmetic.floats);
    thetaRead?.take(worker, arithmetic.memory, arithmetic.server.at(0));
  }

  /** Puts what a step with a worker's push reads of it where the rule expects it. */
  enter(worker: number): void {
    const { applied64, atRead, thetaRead, arithmetic } = this;
    const { memory, server, floats } = arithmetic;
    const at = worker * floats;
    if (applied64 && atRead) {
      for (let i = 0; i < floats; i++) memory[server.back + i] = applied64[i] - atRead[at + i];
    }
    if (!thetaRead) return;
    for (let i = 0; i < floats; i++) memory[server.drift + i] = memory[server.at(0) + i] - thetaRead.values[at + i];
  }

  /** The push that lies where the rule reads it has been applied. */
  applied(): void {
    const { applied64, arithmetic } = this;
    if (!applied64) return;
    const { memory, server } = arithmetic;
    for (let i = 0; i < applied64.length; i++) applied64[i] += memory[server.gradientOf(0) + i];
  }
}
