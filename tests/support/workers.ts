import { Worker as Thread } from 'node:worker_threads';
import { bundle } from '../../e2e/support/bundle';

/** What a worker's script finds around it in a browser. */
const surroundings = `
const { parentPort } = require('node:worker_threads');
globalThis.self = globalThis;
globalThis.postMessage = (data, options) => parentPort.postMessage(data, options?.transfer ?? options);
const events = new EventTarget();
globalThis.addEventListener = events.addEventListener.bind(events);
parentPort.on('message', (data) => {
  const event = new MessageEvent('message', { data });
  globalThis.onmessage?.(event);
  events.dispatchEvent(event);
});
`;

const scripts = new Map<string, Promise<string>>();

/** A web worker in a thread of Node: its file and all it imports, as the browser gets them. */
export class NodeWorker extends EventTarget {
  private readonly thread: Promise<Thread>;
  private ended = false;
  /** Resolves when the thread is no more. */
  readonly gone: Promise<void>;

  constructor(url: URL) {
    super();
    const script = scripts.get(url.href) ?? bundle(url);
    scripts.set(url.href, script);
    this.thread = script.then((code) => this.begun(new Thread(surroundings + code, { eval: true })));
    this.gone = this.thread.then((thread) => new Promise((resolve) => thread.once('exit', () => resolve())));
  }

  postMessage(data: unknown, transfer: Transferable[] | { transfer?: Transferable[] } = []): void {
    const list = Array.isArray(transfer) ? transfer : (transfer.transfer ?? []);
    void this.thread.then((thread) => thread.postMessage(data, list as never[]));
  }

  terminate(): void {
    this.ended = true;
    void this.thread.then((thread) => thread.terminate());
  }

  private begun(thread: Thread): Thread {
    thread.on('message', (data) => {
      if (!this.ended) this.dispatchEvent(new MessageEvent('message', { data }));
    });
    thread.on('error', ({ message }) => {
      this.dispatchEvent(Object.assign(new Event('error', { cancelable: true }), { message }));
    });
    return thread;
  }
}
