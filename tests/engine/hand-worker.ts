import type { Order } from '../../src/engine/host/jobs';

type Started = Exclude<Order, { cancel: true }>;

/** A worker that answers when the test says so. */
export class HandWorker extends EventTarget {
  readonly orders: Order[] = [];
  terminated = false;

  postMessage(order: Order): void {
    this.orders.push(order);
  }

  terminate(): void {
    this.terminated = true;
  }

  get jobs(): Started[] {
    return this.orders.filter((order): order is Started => !('cancel' in order));
  }

  get cancelled(): number[] {
    return this.orders.flatMap((order) => ('cancel' in order ? [order.id] : []));
  }

  say(data: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  /** Answers the last job with its input in capitals. */
  answer(): void {
    const { id, input } = this.jobs[this.jobs.length - 1];
    this.say({ id, result: String(input).toUpperCase() });
  }

  refuse(error: string): void {
    this.say({ id: this.jobs[this.jobs.length - 1].id, error });
  }

  die(): void {
    this.dispatchEvent(Object.assign(new Event('error', { cancelable: true }), { message: 'killed' }));
  }
}
