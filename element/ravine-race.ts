import { body, script, style, workers } from 'virtual:ravine-page';
import type { Ravine } from '../src/api/published';

/** Attributes that another page is needed for; all others are shown by the one that is there. */
const ofPage = ['lang', 'engine', 'renderer', 'home'] as const;
const ofPicture = ['scene', 'hash', 'theme'] as const;

const looks = new CSSStyleSheet();
looks.replaceSync(
  ':host { display: block; aspect-ratio: 4 / 3 } :host([hidden]) { display: none } iframe { display: block; width: 100%; height: 100%; border: 0 }',
);

const addressOf = (text: string, type: string): string => URL.createObjectURL(new Blob([text], { type }));

/** The parts of the page as addresses, made once for all elements. */
let parts: { readonly script: string; readonly style: string; readonly workers: string } | undefined;
const partsOf = () => {
  const scripts = Object.entries(workers).map(([name, text]) => [name, addressOf(text, 'text/javascript')]);
  parts ??= {
    script: addressOf(script, 'text/javascript'),
    style: addressOf(style, 'text/css'),
    workers: JSON.stringify(Object.fromEntries(scripts)),
  };
  return parts;
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/**
 * `<ravine-race scene="fig4a">`: a picture with its play bar, in a frame of its own, so that the styles of the page and
 * several elements leave each other alone. Attributes: `scene` or `hash` (`#…`), `step`, `theme`, `lang`, `engine`,
 * `renderer`, and `home`, the page that "Open in Ravine" leads to. The property `ravine` is the automation API.
 */
export class RavineRace extends HTMLElement {
  static readonly observedAttributes = [...ofPage, ...ofPicture, 'step'];
  private frame: HTMLIFrameElement | undefined;
  private page = '';
  private api: Promise<Ravine> | undefined;
  private planned = false;

  /** The automation API of the picture, once it is drawn; rejects where the element is not in a page. */
  get ravine(): Promise<Ravine> {
    return this.api ?? Promise.reject(new Error('ravine-race: not in a page'));
  }

  connectedCallback(): void {
    this.open();
  }

  disconnectedCallback(): void {
    this.close();
  }

  attributeChangedCallback(name: string): void {
    if (!this.api || this.planned) return;
    this.planned = true;
    // Several attributes that change together are one change.
    queueMicrotask(() => {
      this.planned = false;
      if (!this.api) return;
      if (ofPage.some((key) => key === name)) this.open();
      else void this.show(name);
    });
  }

  private async show(name: string): Promise<void> {
    const ravine = await this.ravine;
    const step = this.getAttribute('step');
    if (name === 'step' && step !== null) await ravine.seek(Number(step));
    else await ravine.open(this.hash());
  }

  private hash(): string {
    const value = (name: string) => this.getAttribute(name);
    const shown =
      value('hash') ?? (value('scene') === null ? '#' : `#scene=${encodeURIComponent(value('scene') ?? '')}`);
    const more = ['step', 'theme'].flatMap((name) =>
      value(name) === null ? [] : [`${name}=${encodeURIComponent(value(name) ?? '')}`],
    );
    return [shown.startsWith('#') ? shown : `#${shown}`, ...more].join('&');
  }

  private open(): void {
    this.close();
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [looks];
    const frame = document.createElement('iframe');
    frame.title = 'Ravine';
    frame.allow = 'clipboard-write; fullscreen';
    this.page = addressOf(this.html(), 'text/html');
    this.frame = frame;
    this.api = new Promise((resolve, reject) => {
      frame.addEventListener('error', () => reject(new Error('ravine-race: the page does not allow its frame')));
      frame.addEventListener('load', () => {
        const ravine = frame.contentWindow?.ravine;
        if (!ravine) return reject(new Error('ravine-race: a policy of the page keeps its scripts from running'));
        ravine.ready.then(() => resolve(ravine), reject);
      });
    });
    // Whoever asks hears of it; nobody has to.
    this.api.catch(() => undefined);
    frame.src = `${this.page}${this.hash()}`;
    root.replaceChildren(frame);
  }

  private close(): void {
    this.frame?.remove();
    this.frame = undefined;
    this.api = undefined;
    if (this.page) URL.revokeObjectURL(this.page);
    this.page = '';
  }

  private html(): string {
    const query = new URLSearchParams({ embed: '1' });
    for (const name of ['lang', 'engine', 'renderer']) {
      const value = this.getAttribute(name);
      if (value !== null) query.set(name, value);
    }
    const { script: code, style: css, workers: scripts } = partsOf();
    const home = this.getAttribute('home') ?? '';
    return `<!doctype html>
<html lang="en" data-query="?${escaped(String(query))}" data-home="${escaped(home)}" data-workers="${escaped(scripts)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Ravine</title>
<link rel="stylesheet" href="${css}"></head>
<body>${body}<script type="module" src="${code}"></script></body>
</html>`;
  }
}

if (!customElements.get('ravine-race')) customElements.define('ravine-race', RavineRace);
