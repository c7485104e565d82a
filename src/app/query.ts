import type { Wish } from '../engine/choose';
import { type Language, languages } from '../i18n/text';

/** What stands before the hash: how the page is run, not what it shows. */
export interface Query {
  readonly wish: Wish;
  readonly language: Language | undefined;
  readonly embed: boolean;
  /** undefined: as the person chose before. */
  readonly shortcuts: boolean | undefined;
}

const engines: ReadonlyMap<string, 'webgpu' | 'wasm'> = new Map([
  ['webgpu', 'webgpu'],
  ['wasm', 'wasm'],
  ['cpu', 'wasm'],
]);
const renderers = ['webgpu', 'webgl2', '2d'] as const;

/** What stands before the hash; a page that has no address of its own, as the element's, holds it in its root. */
export const pageSearch = (): string => document.documentElement.dataset.query ?? location.search;

const switches: ReadonlyMap<string, boolean> = new Map([
  ['on', true],
  ['off', false],
]);

/** Reads `?engine= &renderer= &lang= &embed=1 &shortcuts=`; words it does not know are ignored. */
export function readQuery(search: string): Query {
  const values = new URLSearchParams(search);
  const engine = engines.get(values.get('engine') ?? '');
  const renderer = renderers.find((r) => r === values.get('renderer'));
  return {
    wish: { ...(engine && { engine }), ...(renderer && { renderer }) },
    language: languages.find((l) => l === values.get('lang')),
    embed: values.get('embed') === '1',
    shortcuts: switches.get(values.get('shortcuts') ?? ''),
  };
}

/** The page's address with another language. */
export function withLanguage(href: string, language: Language): string {
  const url = new URL(href);
  url.searchParams.set('lang', language);
  return url.href;
}

/** The page's address without a word on shortcuts. */
export function withoutShortcuts(href: string): string {
  const url = new URL(href);
  url.searchParams.delete('shortcuts');
  return url.href;
}
