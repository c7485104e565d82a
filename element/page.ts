import { body, script, style, workers } from 'virtual:ravine-page';

const addressOf = (text: string, type: string): string => URL.createObjectURL(new Blob([text], { type }));

/** The data sets, in the folder `data/` beside the element's script; '' where that has no address of its own. */
const beside = import.meta.url;
const files = URL.canParse('.', beside) ? new URL('.', beside).href : '';

/** What a page is run with; the rest of it is the same for all. */
export interface PageSettings {
  readonly query: string;
  readonly home: string;
}

/** The parts of the page as addresses. */
interface Parts {
  readonly script: string;
  readonly style: string;
  readonly workers: string;
}

let parts: Parts | undefined;
const pages = new Map<string, string>();

const made = (): Parts => ({
  script: addressOf(script, 'text/javascript'),
  style: addressOf(style, 'text/css'),
  workers: JSON.stringify(
    Object.fromEntries(Object.entries(workers).map(([name, text]) => [name, addressOf(text, 'text/javascript')])),
  ),
});

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/**
 * The address of the page with these settings. Everything is made once for all elements, and given back with the
 * document: an element that comes back, or another one, finds it there.
 */
export function pageAddress({ query, home }: PageSettings): string {
  parts ??= made();
  const html = `<!doctype html>
<html lang="en" data-query="?${escaped(query)}" data-home="${escaped(home)}" data-files="${escaped(files)}" data-workers="${escaped(parts.workers)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Ravine</title>
<link rel="stylesheet" href="${parts.style}"></head>
<body>${body}<script type="module" src="${parts.script}"></script></body>
</html>`;
  const address = pages.get(html) ?? addressOf(html, 'text/html');
  pages.set(html, address);
  return address;
}
