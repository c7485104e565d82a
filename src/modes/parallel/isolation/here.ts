import { type ReadonlySignal, signal } from '@preact/signals-core';
import { type Isolation, isolationState, type Surroundings } from './state';

/** The service worker's script, beside the page. */
const script = 'isolation-worker.js';

/** Whether threads can run here, and the ways to it that need a click. */
export interface IsolationHere {
  /** undefined until the browser has been asked. */
  readonly now: ReadonlySignal<Isolation | undefined>;
  /** The same, once it has been. */
  readonly asked: Promise<Isolation>;
  /** Registers the service worker and loads the page anew, with the headers; rejects where the browser refuses. */
  readonly register: () => Promise<void>;
  /** Removes it, and loads the page anew as the host sends it. */
  readonly remove: () => Promise<void>;
  readonly reload: () => void;
}

/** Asks the browser; nothing is registered by that. */
export function isolationHere(): IsolationHere {
  const now = signal<Isolation | undefined>(undefined);
  const asked = surroundings().then((around) => {
    now.value = isolationState(around);
    return now.value;
  });
  const reload = () => location.reload();
  return {
    ...{ now, asked, reload },
    register: async () => {
      await activated(await navigator.serviceWorker.register(address()));
      reload();
    },
    remove: async () => {
      await (await registered())?.unregister();
      reload();
    },
  };
}

async function surroundings(): Promise<Surroundings> {
  const framed = window !== window.top;
  return {
    ...{ framed, secure: isSecureContext, isolated: window.crossOriginIsolated as boolean | undefined },
    ...{ sharedMemory: sharesMemory(), moduleWorkers: startsModules(), allowed: framed ? mayBeIsolated() : undefined },
    helper: await helper(framed),
  };
}

async function helper(framed: boolean): Promise<Surroundings['helper']> {
  // The page of the custom element has no folder, and a frame's isolation is not its own affair.
  if (framed || !('serviceWorker' in navigator) || !location.protocol.startsWith('http')) return 'impossible';
  return (await registered()) ? 'present' : 'absent';
}

const address = (): URL => new URL(script, document.baseURI);

/** The registration of our own service worker; another's is left alone. */
async function registered(): Promise<ServiceWorkerRegistration | undefined> {
  // A browser that forbids storage rejects.
  const found = await navigator.serviceWorker.getRegistration(address()).catch(() => undefined);
  const worker = found?.active ?? found?.waiting ?? found?.installing;
  return worker?.scriptURL === address().href ? found : undefined;
}

/** Resolves when it serves what is loaded from now on. */
function activated({ active, waiting, installing }: ServiceWorkerRegistration): Promise<void> {
  const worker = installing ?? waiting ?? active;
  return new Promise((resolve, reject) => {
    const look = () => {
      if (worker?.state === 'activated') resolve();
      if (!worker || worker.state === 'redundant') reject(new Error('the service worker was not installed'));
    };
    worker?.addEventListener('statechange', look);
    look();
  });
}

function sharesMemory(): boolean {
  try {
    const { buffer } = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
    return buffer instanceof SharedArrayBuffer;
  } catch {
    return false;
  }
}

/** A browser that knows modules asks for the type, and is stopped there: no worker is started. */
function startsModules(): boolean {
  let asked = false;
  const options = {
    get type(): WorkerType {
      asked = true;
      throw new Error('enough');
    },
  };
  try {
    new Worker(address(), options).terminate();
  } catch {
    // It asked, or it starts no workers at all.
  }
  return asked;
}

/** Whether the frame that this page is in may be isolated, where the browser tells. */
function mayBeIsolated(): boolean | undefined {
  const { featurePolicy } = document as { featurePolicy?: { allowsFeature: (name: string) => boolean } };
  return featurePolicy?.allowsFeature('cross-origin-isolated');
}
