import type { Ravine } from '../src/api/published';
import { type PageSettings, pageAddress } from './page';
import { paintStill } from './still';

/** Why a frame shows nothing. */
class FrameFault extends Error {
  constructor(
    readonly kind: 'frame' | 'policy',
    message: string,
  ) {
    super(`ravine-race: ${message}`);
  }
}

/** The page in a frame, from its loading to its end. */
export class Frame {
  readonly element = document.createElement('iframe');
  /** The API of the page, once its first picture is drawn. */
  readonly ready: Promise<Ravine>;
  ravine: Ravine | undefined;

  constructor(settings: PageSettings, hash: string) {
    this.element.title = 'Ravine';
    this.element.allow = 'clipboard-write; fullscreen';
    this.ready = this.load(`${pageAddress(settings)}${hash}`);
  }

  /** Shows another hash, or a step of what is shown; what cannot be used is among the page's problems afterwards. */
  async show(hash: string, step: number | undefined): Promise<void> {
    const { ravine } = this;
    if (!ravine) return;
    if (step !== undefined && this.takeProblems().length === 0) return ravine.seek(step);
    await ravine.open(hash).catch(async () => {
      // As an address: the page says in its own language what it leaves out, and shows the rest.
      const page = this.element.contentWindow;
      if (!page) return;
      const read = new Promise((resolve) => page.addEventListener('hashchange', resolve, { once: true }));
      page.location.hash = hash;
      await Promise.race([read, new Promise((resolve) => setTimeout(resolve, 1000))]);
      await ravine.paths();
    });
  }

  /** What the page says of its address, which it then says no more: the element says it. */
  takeProblems(): string[] {
    const page = this.element.contentDocument;
    const all = [...(page?.querySelectorAll('#problems .problem') ?? [])];
    const said = all.map((problem) => problem.querySelector('p')?.textContent?.trim() ?? '');
    for (const button of all.map((problem) => problem.querySelector('button'))) button?.click();
    return said;
  }

  /** Paints what is shown onto a canvas; resolves to its hash. */
  async leave(still: HTMLCanvasElement): Promise<string> {
    if (!this.ravine) throw new Error('ravine-race: there is no picture');
    const link = await (await this.ravine.export('link')).text();
    await paintStill(still, this.element, this.ravine);
    return new URL(link).hash;
  }

  private async load(address: string): Promise<Ravine> {
    const { element } = this;
    await new Promise<void>((resolve, reject) => {
      element.addEventListener('load', () => resolve(), { once: true });
      element.addEventListener('error', () => reject(new FrameFault('frame', 'the page does not allow its frame')));
      element.src = address;
    });
    const ravine = element.contentWindow?.ravine;
    if (!ravine) throw new FrameFault('policy', 'a policy of the page keeps its scripts from running');
    await ravine.ready;
    this.ravine = ravine;
    return ravine;
  }
}
