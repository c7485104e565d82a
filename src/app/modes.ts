import { computed, effect, type ReadonlySignal, signal } from '@preact/signals-core';
import { type Lazy, lazy } from '../live/lazy';
import type { Mode, ModeHost, Mounted } from '../modes/mode';
import { allModes, modeOf, withoutIn } from '../modes/registry';
import type { Picture, PictureSize } from '../stage/types';
import type { State } from '../state';
import { kindsOf } from '../take/formats';
import type { Format } from '../take/types';
import type { FramePart } from '../ui/frame-part';
import type { PagePlaces } from '../ui/page';

/** What modes are given beside their places. */
export type ModeParts = Omit<ModeHost, 'places' | 'shown'>;

/** Mounts each mode when it is first shown, and says what the one that is shown has. */
export class Modes {
  readonly all = allModes();
  readonly shown: ReadonlySignal<Mode>;
  /** Parts of the frame that it has no use for now. */
  readonly without: ReadonlySignal<readonly FramePart[]>;
  /** The kinds of files that are made of what is shown, by their names. */
  readonly kinds: ReadonlySignal<ReadonlyMap<string, Format>>;
  /** What the mode that is shown adds to the picture. */
  readonly picture: ReadonlySignal<Partial<Picture>>;
  readonly failure: ReadonlySignal<Error | undefined>;
  private readonly mounted = signal<ReadonlyMap<string, Mounted>>(new Map());
  private readonly parts = new Map<string, Lazy<void>>();

  constructor(state: ReadonlySignal<State>) {
    this.shown = computed(() => modeOf(state.value.show));
    const without = computed(() => withoutIn(state.value).join(' '));
    this.without = computed(() => without.value.split(' ') as FramePart[]);
    const current = computed(() => this.mounted.value.get(this.shown.value.id));
    this.kinds = computed(() => kindsOf(this.shown.value.files, current.value?.files));
    this.picture = computed(() => current.value?.picture?.value ?? {});
    this.failure = computed(() => current.value?.failure?.value);
  }

  /** Mounts what is shown from now on, each mode in places of its own; returns the end of all of them. */
  begin(parts: ModeParts, placesFor: (id: string, shown: ReadonlySignal<boolean>) => PagePlaces): () => void {
    const stop = effect(() => {
      const mode = this.shown.value;
      const part = this.parts.get(mode.id) ?? lazy(() => this.mount(mode, parts, placesFor));
      this.parts.set(mode.id, part);
      part.want();
    });
    return () => {
      stop();
      for (const { dispose } of this.mounted.peek().values()) dispose();
      this.mounted.value = new Map();
    };
  }

  /** Whether the mode that is shown uses a part of the frame. */
  has(part: FramePart): boolean {
    return !this.without.value.includes(part);
  }

  /** Resolves when all of the mode that is shown is computed and drawn that starts by itself. */
  async settled(): Promise<void> {
    const { id } = this.shown.peek();
    await this.parts.get(id)?.ask();
    await this.mounted.peek().get(id)?.settled();
    if (this.shown.peek().id !== id) await this.settled();
  }

  /** What the mode that is shown has beside its picture; nothing until it is mounted. */
  get current(): Pick<Mounted, 'runs' | 'claims' | 'complete'> {
    return this.mounted.peek().get(this.shown.peek().id) ?? {};
  }

  /** What the mode that is shown draws in place of the picture; undefined where it has the picture. */
  ownSheet(size?: PictureSize): HTMLCanvasElement | undefined {
    const { sheet, missing } = this.mounted.peek().get(this.shown.peek().id) ?? {};
    const why = missing?.();
    if (why) throw new Error(why);
    if (this.has('picture')) return undefined;
    if (!sheet) throw new Error(`there is no picture of ${this.shown.peek().id}`);
    return sheet(size);
  }

  private async mount(
    { id, load, words }: Mode,
    parts: ModeParts,
    placesFor: (id: string, shown: ReadonlySignal<boolean>) => PagePlaces,
  ): Promise<void> {
    const mount = await load?.();
    if (!mount) return;
    await Promise.all(words.map((part) => parts.context.moreWords(part)));
    const shown = computed(() => this.shown.value.id === id);
    const mounted = mount({ ...parts, shown, places: placesFor(id, shown) });
    this.mounted.value = new Map(this.mounted.peek()).set(id, mounted);
  }
}
