/** A hold on something that is shared: it is there until the hold is released. */
export interface Lease<T> {
  readonly value: T;
  /** Lets go; letting go again changes nothing. */
  release(): void;
}

/** Something that may be held by whoever needs it for a while. */
export interface Lender<T> {
  /** A hold on it; undefined where it is gone, for then there is nothing to hold. */
  acquire(): Lease<T> | undefined;
}

/** Something with an owner and any number of leases: it is freed when the owner and all of them have let go, once. */
export class Owned<T> implements Lender<T> {
  private readonly leases = new Set<Lease<T>>();
  private kept = true;

  constructor(
    readonly value: T,
    private readonly free: (value: T) => void,
  ) {}

  acquire(): Lease<T> | undefined {
    if (this.gone) return undefined;
    const lease: Lease<T> = {
      value: this.value,
      release: () => {
        if (this.leases.delete(lease)) this.freeIfGone();
      },
    };
    this.leases.add(lease);
    return lease;
  }

  /** The owner lets go: what is leased stays until the last lease is released. */
  release(): void {
    if (!this.kept) return;
    this.kept = false;
    this.freeIfGone();
  }

  private get gone(): boolean {
    return !this.kept && this.leases.size === 0;
  }

  private freeIfGone(): void {
    if (this.gone) this.free(this.value);
  }
}
