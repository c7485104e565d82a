import { effect, type ReadonlySignal } from '@preact/signals-core';
import { addressLength, type Decoded, decode, encode, longestLink, type State } from '../state';

/** How long the hash waits for a hand that still moves, in ms: browsers allow a hundred changes in half a minute. */
const rest = 300;

/** Keeps the address and the state the same: writes the hash after a change, reads it when the person goes back. */
export class Address {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private written = location.hash;

  constructor(
    private readonly state: ReadonlySignal<State>,
    quiet: ReadonlySignal<boolean>,
    private readonly arrived: (decoded: Decoded) => void,
  ) {
    addEventListener('popstate', () => this.read());
    addEventListener('hashchange', () => this.read());
    let first = true;
    effect(() => {
      const moved = [state.value, quiet.value];
      if (!first && moved[1]) this.later();
      first = false;
    });
  }

  /** Writes what is shown now, before something else is opened: going back finds it as it was left. */
  keep(): void {
    clearTimeout(this.timer);
    this.write('replaceState');
  }

  /** Makes what is shown now a place of its own in the history. */
  push(): void {
    clearTimeout(this.timer);
    this.write('pushState');
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.write('replaceState'), rest);
  }

  private write(how: 'pushState' | 'replaceState'): void {
    const hash = encode(this.state.peek());
    // One that would be refused when it is opened is not written: the last one that can be stays.
    if (hash === this.written || addressLength(hash) > longestLink) return;
    history[how](null, '', hash);
    this.written = location.hash;
  }

  private read(): void {
    clearTimeout(this.timer);
    if (location.hash === this.written) return;
    this.written = location.hash;
    this.arrived(decode(location.hash));
  }
}
