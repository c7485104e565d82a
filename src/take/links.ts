import { bytesOf, encodeShort } from '../state';
import { TakeFault } from './fault';
import { type Linked, linkTo } from './link';
import type { Chosen } from './types';

/** The most bytes a QR code of the largest version holds at the lowest level of correction. */
export const longestCode = 2953;

/** The link as a text file. */
export const encodeLink = async (source: Linked): Promise<Blob> => textBlob(linkTo(source), 'text/plain');

/** A piece of a page that shows the picture and its play bar, with threads where the page around it is isolated. */
export async function encodeEmbed(source: Linked, { width, height }: Chosen): Promise<Blob> {
  const url = new URL(linkTo(source));
  url.searchParams.set('embed', '1');
  const attributes = `src="${escapeAttribute(url.href)}" width="${width}" height="${height}"`;
  const rights = 'allow="cross-origin-isolated"';
  return textBlob(
    `<iframe ${attributes} ${rights} title="Ravine" loading="lazy" style="border: 0"></iframe>`,
    'text/html',
  );
}

/** The link as a QR code: one path of black modules on white, with the quiet zone of four modules around it. */
export async function encodeQr(source: Linked): Promise<Blob> {
  const link = linkTo(source);
  const carried = bytesOf(link) <= longestCode ? link : shortOf(link, source);
  const length = bytesOf(carried);
  if (length > longestCode) throw new TakeFault('qrTooLong', { length, max: longestCode });
  const { encode: codeOf } = await import('uqr');
  // More correction makes finer modules: for reading across a room, coarse ones matter more.
  const { data } = codeOf(carried, { ecc: 'L', boostEcc: true, border: 4 });
  const size = data.length;
  const rows = data.flatMap((row, y) => runsOf(row).map(([x, w]) => `M${x} ${y}h${w}v1h-${w}z`));
  return textBlob(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size * 16}" height="${size * 16}" shape-rendering="crispEdges">` +
      `<title>${escapeAttribute(link)}</title><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${rows.join('')}"/></svg>\n`,
    'image/svg+xml',
  );
}

/** The same link with as little escaped as possible: what a camera reads goes straight into a browser. */
const shortOf = (link: string, { state }: Linked): string => link.replace(/#.*$/, encodeShort(state));

/** The dark runs of a row: where each begins, and how long it is. */
function runsOf(row: readonly boolean[]): [x: number, w: number][] {
  const runs: [number, number][] = [];
  row.forEach((dark, x) => {
    if (!dark) return;
    if (x > 0 && row[x - 1]) runs[runs.length - 1][1]++;
    else runs.push([x, 1]);
  });
  return runs;
}

const textBlob = (text: string, type: string): Blob => new Blob([text], { type });

const escapeAttribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
