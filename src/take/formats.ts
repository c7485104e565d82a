import type { ExportOptions } from '../api/published';
import type { State } from '../state';
import { TakeFault } from './fault';
import { chosenOf } from './options';
import type { Format, TakeSource, TakeWatch } from './types';

const size = ['width', 'height'] as const;
const film = [...size, 'scale', 'from', 'to', 'every', 'fps'] as const;
const everything = ['race', 'swarm', 'basins', 'rates', 'compare'] as const;

/** Every kind of file, in the order of the menu. What is large is loaded when it is first asked for. */
export const formats = {
  png: {
    ...{ extension: 'png', mime: 'image/png', reads: [...size, 'scale'] },
    of: ['race', 'swarm', 'basins', 'rates'],
    encode: async (source, { width, height, scale }) => source.png({ width, height, scale }),
  },
  svg: {
    ...{ extension: 'svg', mime: 'image/svg+xml', reads: size, of: ['race'] },
    encode: async (source, chosen) => (await import('./svg')).encodeSvg(source, chosen),
  },
  gif: {
    ...{ extension: 'gif', mime: 'image/gif', reads: film, of: ['race', 'swarm'] },
    encode: async (...given) => (await import('./gif')).encodeGif(...given),
  },
  mp4: {
    ...{ extension: 'mp4', mime: 'video/mp4', reads: film, of: ['race', 'swarm'] },
    encode: async (...given) => (await import('./video')).encodeVideo('mp4', ...given),
  },
  webm: {
    ...{ extension: 'webm', mime: 'video/webm', reads: film, of: ['race', 'swarm'] },
    encode: async (...given) => (await import('./video')).encodeVideo('webm', ...given),
  },
  csv: {
    ...{ extension: 'csv', mime: 'text/csv', reads: [], of: ['race'] },
    encode: async (source) => (await import('./csv')).encodeCsv(source),
  },
  json: {
    ...{ extension: 'json', mime: 'application/json', reads: [], of: ['race'] },
    encode: async (source) => (await import('./json')).encodeJson(source),
  },
  link: {
    ...{ extension: 'txt', mime: 'text/plain', reads: [], of: everything },
    encode: async (source) => (await import('./links')).encodeLink(source),
  },
  embed: {
    ...{ extension: 'html', mime: 'text/html', reads: size, of: everything },
    encode: async (source, chosen) => (await import('./links')).encodeEmbed(source, chosen),
  },
  qr: {
    ...{ extension: 'qr.svg', mime: 'image/svg+xml', reads: [], of: everything },
    encode: async (source) => (await import('./links')).encodeQr(source),
  },
} as const satisfies Record<string, Format>;

export type FormatId = keyof typeof formats;

/** The ids of the formats, in the order of the menu. */
export const formatIds = Object.keys(formats) as FormatId[];

/** The entry of a format. */
export const formatOf = (id: FormatId): Format => formats[id];

/** The formats that there are of what is shown. */
export const offered = ({ show }: Pick<State, 'show'>): FormatId[] =>
  formatIds.filter((id) => formatOf(id).of.includes(show));

/** Makes a file; rejects with a RangeError for what cannot be asked for, and with a TakeFault for what cannot be made. */
export async function take(
  format: string,
  options: ExportOptions,
  source: TakeSource,
  watch: TakeWatch = {},
): Promise<Blob> {
  if (!Object.hasOwn(formats, format))
    throw new RangeError(`export: no format '${format}'; expected one of ${formatIds.join(' ')}`);
  const id = format as FormatId;
  const there = offered(source.state);
  if (!there.includes(id)) throw new TakeFault('notOffered', { format, options: there.join(' ') });
  watch.signal?.throwIfAborted();
  return formatOf(id).encode(source, chosenOf(formatOf(id), options, source), watch);
}
