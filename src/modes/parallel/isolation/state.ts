/** What a browser, a host and the page around say about memory that threads can share. */
export interface Surroundings {
  /** Whether it came over https, or from this machine. */
  readonly secure: boolean;
  /** undefined: a browser that has never heard of it. */
  readonly isolated: boolean | undefined;
  /** Whether a WebAssembly memory can be shared. */
  readonly sharedMemory: boolean;
  /** Whether a worker may be a module. */
  readonly moduleWorkers: boolean;
  /** Whether another page shows this one in a frame. */
  readonly framed: boolean;
  /** Whether that frame may be isolated; undefined where the browser does not tell. */
  readonly allowed: boolean | undefined;
  /** The service worker that sends the headers: there can be none, there is none, or there is one. */
  readonly helper: 'impossible' | 'absent' | 'present';
}

/** Why there are no threads; `threads`: there are. */
export type IsolationKind =
  | 'threads'
  | 'noModuleWorkers'
  | 'insecure'
  | 'noSharedMemory'
  | 'frameNotAllowed'
  | 'framed'
  | 'noHeaders'
  | 'notYet';

/** What a click may do about it: register the service worker, load the page anew, or open it alone in a tab. */
export type Offer = 'register' | 'reload' | 'alone';

/** Whether there are threads, why not, and what can be done. */
export interface Isolation {
  readonly kind: IsolationKind;
  readonly offer?: Offer;
  /** Whether the service worker is there, to be removed again. */
  readonly removable: boolean;
}

/** What surroundings mean for threads: the first reason that nothing further down could mend. */
export function isolationState(around: Surroundings): Isolation {
  const kind = kindOf(around);
  const offer = offerOf(kind, around);
  return { kind, ...(offer && { offer }), removable: around.helper === 'present' };
}

function kindOf(around: Surroundings): IsolationKind {
  if (!around.moduleWorkers) return 'noModuleWorkers';
  if (!around.secure) return 'insecure';
  if (around.isolated === undefined) return 'noSharedMemory';
  if (around.isolated) return around.sharedMemory ? 'threads' : 'noSharedMemory';
  if (around.framed) return around.allowed === false ? 'frameNotAllowed' : 'framed';
  return around.helper === 'present' ? 'notYet' : 'noHeaders';
}

function offerOf(kind: IsolationKind, { helper }: Surroundings): Offer | undefined {
  if (kind === 'framed' || kind === 'frameNotAllowed') return 'alone';
  if (kind === 'notYet') return 'reload';
  return kind === 'noHeaders' && helper === 'absent' ? 'register' : undefined;
}
