import { type Pair, pairName } from '../../objectives/model/graph/cut';
import type { DeviceOrder, DeviceReport, Message, Took } from './device-messages';
import { Executor } from './executor';
import type { GraphJob, Kept } from './types';

/** The device's end of the line. */
export interface DeviceLine {
  addEventListener(type: 'message', listener: (event: MessageEvent<DeviceOrder>) => void): void;
  postMessage(report: DeviceReport): void;
}

/** Between two reports, and longest that nothing is heard while there is something to do, in ms. */
const reportEvery = 50;

/** Does what a device is told. */
export function serveDevice(line: DeviceLine): void {
  let device: Device | undefined;
  line.addEventListener('message', ({ data }) => {
    if (data.kind === 'ping') line.postMessage({ kind: 'alive' });
    else if (data.kind === 'begin') device = new Device(data, line);
    else if (data.kind === 'restore') device?.restore(data.kept);
    // What goes wrong ends the device: whoever waits for it hears of it.
    else if (data.kind === 'go') device?.go(data.from, data.to).catch(thrown);
  });
}

/** Throws where the thread's own error is heard. */
function thrown(error: unknown): void {
  setTimeout(() => {
    throw error;
  });
}

/** Milliseconds since the epoch, the same on every thread. */
const now = (): number => performance.timeOrigin + performance.now();

/** One device of a run: it does its part of step after step, and waits for what others send. */
class Device {
  private readonly executor: Executor;
  private readonly ports: ReadonlyMap<number, MessagePort>;
  private readonly inbox = new Map<string, Float32Array>();
  private readonly nodes = new Map<string, Took>();
  private readonly transfers = new Map<string, Took>();
  private losses: (readonly [number, number])[] = [];
  private told = now();
  private wake: (() => void) | undefined;

  constructor(
    { job, part, ports }: Extract<DeviceOrder, { kind: 'begin' }> & { readonly job: GraphJob },
    private readonly line: DeviceLine,
  ) {
    this.ports = new Map(ports.map(({ device, port }) => [device, port]));
    for (const port of this.ports.values()) {
      port.onmessage = ({ data }: MessageEvent<Message>) => this.come(data);
    }
    this.executor = new Executor(job, part, {
      received: (pair, update) => this.inbox.get(messageName(pair, update)),
      send: (pair, update, values) => {
        const message: Message = { name: messageName(pair, update), values, sent: now() };
        this.ports.get(pair.to)?.postMessage(message);
      },
      took: (node, seconds) => count(this.nodes, node, seconds),
    });
  }

  /** Others may have sent already: what has come stays. */
  restore(kept: Kept): void {
    this.executor.restore(kept);
  }

  /** Its part of some updates. */
  async go(from: number, to: number): Promise<void> {
    for (let update = from; update <= to; update++) {
      const step = this.executor.step(update);
      let next = step.next();
      for (; !next.done; next = step.next()) await this.arrival();
      this.forget(update);
      if (!next.value.finite) {
        this.report(update);
        this.line.postMessage({ kind: 'diverged', update });
        return;
      }
      if (next.value.loss !== undefined) this.losses.push([update, next.value.loss]);
      if (now() - this.told < reportEvery) continue;
      this.report(update);
      // Room for what it is told.
      await new Promise((resolve) => setTimeout(resolve));
    }
    this.report(to);
    this.line.postMessage({ kind: 'reached', update: to, kept: this.executor.keeps });
  }

  private come({ name, values, sent }: Message): void {
    this.inbox.set(name, values);
    count(this.transfers, name.slice(0, name.lastIndexOf(' ')), (now() - sent) / 1000);
    this.wake?.();
  }

  private arrival(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  private forget(update: number): void {
    for (const name of this.inbox.keys()) if (name.endsWith(` ${update}`)) this.inbox.delete(name);
  }

  private report(update: number): void {
    const taken = (map: Map<string, Took>) => {
      const list = [...map.values()];
      map.clear();
      return list;
    };
    const { nodes, transfers, losses } = this;
    this.line.postMessage({ kind: 'done', update, losses, nodes: taken(nodes), transfers: taken(transfers) });
    this.losses = [];
    this.told = now();
  }
}

const messageName = (pair: Pair, update: number): string => `${pairName(pair)} ${update}`;

function count(map: Map<string, Took>, name: string, seconds: number): void {
  const known = map.get(name);
  map.set(name, { name, seconds: (known?.seconds ?? 0) + seconds, times: (known?.times ?? 0) + 1 });
}
