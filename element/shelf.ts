/** The most frames that live at once: browsers keep 16 WebGL contexts, and the page around may want some itself. */
const mostFrames = 12;

/** Where something is: in sight, less than a screen away, or farther. */
export type Sight = 'in' | 'near' | 'out';

/** Something that lives in a frame, or is a still picture. */
export interface Guest {
  readonly sight: Sight;
  /** It was touched, or its program waits: it lives, wherever it is. */
  readonly asked: boolean;
  readonly alive: boolean;
  /** There is something to see: it is drawn, or has left a still picture. */
  readonly pictured: boolean;
  /** It is drawn, and nobody waits for it: it may become a still picture. */
  readonly mayRest: boolean;
  /** When it was last touched or came into sight. */
  readonly used: number;
  wake(): void;
  /** Becomes a still picture; resolves once its frame is gone, or when it cannot. */
  rest(): Promise<void>;
}

/** How much a guest needs a frame; 0: not at all. A still picture stays one until it is touched. */
const need = ({ asked, alive, pictured, sight }: Guest): number => {
  if (alive) return 0;
  if (asked) return 3;
  if (pictured) return 0;
  return sight === 'in' ? 2 : sight === 'near' ? 1 : 0;
};

const far = { out: 0, near: 1, in: 2 } as const;

/** The one to give up its frame: the farthest, of these the one least recently used. What is in sight only for such. */
function victimFor(guest: Guest, guests: readonly Guest[]): Guest | undefined {
  const [first] = guests
    .filter((other) => other.alive && other.mayRest && !other.asked)
    .filter((other) => other.sight !== 'in' || need(guest) > 1)
    .sort((a, b) => far[a.sight] - far[b.sight] || a.used - b.used);
  return first;
}

/** Gives frames to those that need them, never more than there may be. */
export class Shelf {
  private readonly guests = new Set<Guest>();
  private resting = false;
  private planned = false;

  constructor(private readonly most = mostFrames) {}

  add(guest: Guest): void {
    this.guests.add(guest);
    this.plan();
  }

  remove(guest: Guest): void {
    this.guests.delete(guest);
    this.plan();
  }

  /** Looks again after something has changed; several changes of one turn are one. */
  plan(): void {
    if (this.planned) return;
    this.planned = true;
    queueMicrotask(() => {
      this.planned = false;
      this.settle();
    });
  }

  private settle(): void {
    const guests = [...this.guests];
    const waiting = guests.filter((guest) => need(guest) > 0).sort((a, b) => need(b) - need(a));
    let room = this.most - guests.filter(({ alive }) => alive).length;
    for (const guest of waiting) {
      if (room <= 0) {
        this.makeRoom(guest, guests);
        return;
      }
      guest.wake();
      room--;
    }
  }

  /** One after another: each leaves its frame before the next one begins. */
  private makeRoom(guest: Guest, guests: readonly Guest[]): void {
    const victim = this.resting ? undefined : victimFor(guest, guests);
    if (!victim) return;
    this.resting = true;
    void victim.rest().finally(() => {
      this.resting = false;
      this.plan();
    });
  }
}
