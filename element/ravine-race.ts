import type { Ravine } from '../src/api/published';
import { Frame } from './frame';
import { remoteRavine } from './remote';
import { type Guest, Shelf, type Sight } from './shelf';
import { watchSight } from './sight';
import { languageOf, words } from './words';

/** Attributes that another page is needed for; all others are shown by the one that is there. */
const ofPage = ['lang', 'engine', 'renderer', 'home', 'shortcuts'] as const;
const ofPicture = ['scene', 'hash', 'theme'] as const;

const looks = new CSSStyleSheet();
looks.replaceSync(`:host { display: block; position: relative; aspect-ratio: 4 / 3 }
  :host([hidden]) { display: none }
  iframe, canvas { position: absolute; inset: 0; display: block; width: 100%; height: 100%; border: 0 }
  canvas { cursor: pointer }
  .skeleton { position: absolute; inset: 0; opacity: .35; background: radial-gradient(closest-side at 56% 50%,
    transparent 12%, currentColor 12.4% 12.7%, transparent 13% 33%, currentColor 33.4% 33.7%, transparent 34% 60%,
    currentColor 60.4% 60.7%, transparent 61%) 0 0 / 100% 88% no-repeat }
  .fault { position: absolute; inset: 0 0 auto; margin: 0; padding: .5em .75em; max-height: 100%; overflow: auto;
    background: #fff4e5; color: #5f2a00; font: 14px/1.4 system-ui, sans-serif; white-space: pre-line }
  [hidden] { display: none }`);

/** The frames of all elements of the page. */
const shelf = new Shelf();

/**
 * `<ravine-race scene="fig4a">`: a picture with its play bar, in a frame of its own, so that the styles of the page and
 * several elements leave each other alone. Attributes: `scene` or `hash` (`#…`), `step`, `theme`, `lang`, `engine`,
 * `renderer`, `shortcuts`, and `home`, the page that "Open in Ravine" leads to. The property `ravine` is the automation
 * API. What cannot be used is said in the picture, and an `error` event tells programs.
 */
export class RavineRace extends HTMLElement implements Guest {
  static readonly observedAttributes = [...ofPage, ...ofPicture, 'step'];
  sight: Sight = 'out';
  used = 0;
  private frame: Frame | undefined;
  private readonly still = document.createElement('canvas');
  private readonly skeleton = document.createElement('div');
  private readonly fault = document.createElement('p');
  private painted = false;
  /** The address of what was shown when the frame went. */
  private left: string | undefined;
  /** Those who wait for the frame. */
  private waiting: { readonly resolve: (ravine: Ravine) => void; readonly reject: (error: Error) => void }[] = [];
  /** Why there is no frame, until an attribute changes. */
  private broken: Error | undefined;
  private users = 0;
  private touched = false;
  private changed = new Set<string>();
  private unwatch: (() => void) | undefined;
  private lastRavine: Ravine | undefined;
  private lastState: ReturnType<Ravine['state']> | undefined;
  private readonly remote = remoteRavine({
    last: () => this.lastRavine as Ravine,
    state: () => this.frame?.ravine?.state() ?? structuredClone(this.lastState as ReturnType<Ravine['state']>),
    during: (work) => this.during(work),
  });

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [looks];
    this.skeleton.className = 'skeleton';
    this.fault.className = 'fault';
    this.fault.setAttribute('role', 'alert');
    this.fault.hidden = true;
    this.still.hidden = true;
    this.still.tabIndex = 0;
    this.still.setAttribute('role', 'button');
    for (const type of ['pointerdown', 'keydown'] as const)
      this.still.addEventListener(type, (event) => this.touch(event));
    root.append(this.skeleton, this.still, this.fault);
  }

  /** The automation API of the picture, once it is drawn, wherever it is; rejects where the element is not in a page. */
  get ravine(): Promise<Ravine> {
    return this.during(async () => this.remote);
  }

  get asked(): boolean {
    return this.users > 0 || this.touched;
  }

  get alive(): boolean {
    return this.frame !== undefined;
  }

  get pictured(): boolean {
    return this.painted || this.broken !== undefined || this.frame?.ravine !== undefined;
  }

  get mayRest(): boolean {
    return this.users === 0 && this.frame?.ravine !== undefined;
  }

  connectedCallback(): void {
    this.unwatch = watchSight(this, (sight) => {
      if (sight === 'in' && this.sight !== 'in') this.used = performance.now();
      this.sight = sight;
      shelf.plan();
    });
    shelf.add(this);
  }

  disconnectedCallback(): void {
    this.unwatch?.();
    this.sight = 'out';
    this.close();
    this.broken = undefined;
    this.refuse(new Error('ravine-race: not in a page'));
    shelf.remove(this);
  }

  attributeChangedCallback(name: string): void {
    this.changed.add(name);
    // Several attributes that change together are one change.
    if (this.changed.size === 1) queueMicrotask(() => void this.apply());
  }

  wake(): void {
    const frame = new Frame(this.settings(), this.left ?? this.hash());
    this.frame = frame;
    this.shadowRoot?.insertBefore(frame.element, this.fault);
    this.changed.clear();
    frame.ready.then(
      (ravine) => this.frame === frame && this.begin(frame, ravine),
      (error: Error & { kind?: 'frame' | 'policy' }) => {
        if (this.frame !== frame) return;
        this.broken = error;
        this.close();
        this.say(error.kind ? words[this.language][error.kind] : this.sentence(error), error);
        this.refuse(error);
        shelf.plan();
      },
    );
  }

  async rest(): Promise<void> {
    const { frame } = this;
    const ravine = frame?.ravine;
    if (!frame || !ravine) return;
    try {
      const left = await frame.leave(this.still);
      // It was touched, changed or taken away meanwhile.
      if (this.frame !== frame || this.asked || this.changed.size > 0) return;
      this.left = left;
      this.lastState = ravine.state();
      this.painted = true;
      this.still.hidden = false;
      this.still.setAttribute('aria-label', words[this.language].touch);
      this.close();
    } catch {
      // What cannot be painted stays as it is.
      this.used = performance.now();
    }
  }

  private get language() {
    return languageOf(this) ?? (navigator.language?.startsWith('zh') ? 'zh' : 'en');
  }

  private begin(frame: Frame, ravine: Ravine): void {
    this.lastRavine = ravine;
    this.used = performance.now();
    this.touched = false;
    this.skeleton.hidden = true;
    this.still.hidden = true;
    this.report(frame.takeProblems());
    for (const { resolve } of this.waiting.splice(0)) resolve(ravine);
    shelf.plan();
  }

  private refuse(error: Error): void {
    for (const { reject } of this.waiting.splice(0)) reject(error);
  }

  private async during<T>(work: (ravine: Ravine) => Promise<T>): Promise<T> {
    if (!this.isConnected) throw new Error('ravine-race: not in a page');
    this.users++;
    try {
      return await work(await this.live());
    } finally {
      this.users--;
      this.used = performance.now();
      shelf.plan();
    }
  }

  /** The API in the frame, which is loaded if there is none. */
  private live(): Promise<Ravine> {
    if (this.frame?.ravine) return Promise.resolve(this.frame.ravine);
    if (this.broken) return Promise.reject(this.broken);
    shelf.plan();
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
  }

  private touch(event: Event): void {
    if (event instanceof KeyboardEvent && event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    this.touched = true;
    shelf.plan();
  }

  /** Shows what the attributes say now. */
  private async apply(): Promise<void> {
    const changed = [...this.changed];
    this.changed.clear();
    if (!this.isConnected || changed.length === 0) return;
    this.left = undefined;
    this.broken = undefined;
    const { frame } = this;
    // A still picture of something else is none.
    if (!frame?.ravine || changed.some((name) => ofPage.some((key) => key === name))) {
      this.painted = false;
      this.fault.hidden = true;
      this.close();
      shelf.plan();
      return;
    }
    const step = this.getAttribute('step');
    const only = changed.every((name) => name === 'step') && step !== null && /^\s*\d+\s*$/.test(step);
    await this.during(() => frame.show(this.hash(), only ? Number(step) : undefined)).catch((error: unknown) => error);
    if (this.frame === frame) this.report(frame.takeProblems());
  }

  private report(problems: readonly string[]): void {
    this.fault.hidden = problems.length === 0;
    if (problems.length > 0) this.say(problems.join('\n'), new RangeError(problems.join(' ')));
  }

  private say(sentence: string, error: Error): void {
    this.fault.textContent = sentence;
    this.fault.lang = this.language;
    this.fault.hidden = false;
    this.dispatchEvent(new ErrorEvent('error', { message: sentence, error }));
  }

  private sentence(error: Error): string {
    return words[this.language].failed.replace('{reason}', error.message);
  }

  private settings() {
    const query = new URLSearchParams({ embed: '1' });
    const given = (name: string) => (name === 'lang' ? languageOf(this) : this.getAttribute(name));
    for (const name of ['lang', 'engine', 'renderer', 'shortcuts']) {
      const value = given(name);
      if (value) query.set(name, value);
    }
    return { query: String(query), home: this.getAttribute('home') ?? '' };
  }

  private hash(): string {
    const value = (name: string) => this.getAttribute(name);
    const scene = value('scene');
    const shown = value('hash') ?? (scene === null ? '#' : `#scene=${encodeURIComponent(scene)}`);
    const more = ['step', 'theme'].flatMap((name) => {
      const given = value(name);
      return given === null ? [] : [`${name}=${encodeURIComponent(given)}`];
    });
    return [shown.startsWith('#') ? shown : `#${shown}`, ...more].join('&');
  }

  private close(): void {
    this.frame?.element.remove();
    this.frame = undefined;
    this.skeleton.hidden = this.painted;
    this.still.hidden = !this.painted;
  }
}

if (!customElements.get('ravine-race')) customElements.define('ravine-race', RavineRace);
