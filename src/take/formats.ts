import type { ExportOptions } from '../api/published';
import { TakeFault } from './fault';
import { chosenOf } from './options';
import type { Format, TakeSource, TakeWatch } from './types';

const size = ['width', 'height'] as const;
const film = [...size, 'scale', 'from', 'to', 'every', 'fps'] as const;

/** Every kind of file, in the order of the menu. What is large is loaded when it is first asked for. */
export const formats = {
  png: {
    ...{ extension: 'png', mime: 'image/png', reads: [...size, 'scale'] },
    encode: async (source, { width, height, scale }) => source.png({ width, height, scale }),
  },
  svg: {
    ...{ extension: 'svg', mime: 'image/svg+xml', reads: size },
    encode: async (source, chosen) => (await import('./svg')).encodeSvg(source, chosen),
  },
  gif: {
    ...{ extension: 'gif', mime: 'image/gif', reads: film },
    encode: async (...given) => (await import('./gif')).encodeGif(...given),
  },
  mp4: {
    ...{ extension: 'mp4', mime: 'video/mp4', reads: film },
    encode: async (...given) => (await import('./video')).encodeVideo('mp4', ...given),
  },
  webm: {
    ...{ extension: 'webm', mime: 'video/webm', reads: film },
    encode: async (...given) => (await import('./video')).encodeVideo('webm', ...given),
  },
  csv: {
    ...{ extension: 'csv', mime: 'text/csv', reads: [] },
    encode: async (source) => (await import('./csv')).encodeCsv(source),
  },
  json: {
    ...{ extension: 'json', mime: 'application/json', reads: [] },
    encode: async (source) => (await import('./json')).encodeJson(source),
  },
  link: {
    ...{ extension: 'txt', mime: 'text/plain', reads: [] },
    encode: async (source) => (await import('./links')).encodeLink(source),
  },
  embed: {
    ...{ extension: 'html', mime: 'text/html', reads: size },
    encode: async (source, chosen) => (await import('./links')).encodeEmbed(source, chosen),
  },
  qr: {
    ...{ extension: 'qr.svg', mime: 'image/svg+xml', reads: [] },
    encode: async (source) => (await import('./links')).encodeQr(source),
  },
} as const satisfies Record<string, Format>;

export type FormatId = keyof typeof formats;

/** The ids of the formats, in the order of the menu. */
export const formatIds = Object.keys(formats) as FormatId[];

/** The entry of a format. */
const formatOf = (id: FormatId): Format => formats[id];

/** The kinds of files of a mode: the shared ones that it names, in the order of the menu, then its own. */
export const kindsOf = (
  names: readonly FormatId[],
  own: Readonly<Record<string, Format>> = {},
): ReadonlyMap<string, Format> =>
  new Map<string, Format>([
    ...formatIds.filter((id) => names.includes(id)).map((id) => [id, formatOf(id)] as const),
    ...Object.entries(own),
  ]);

/** Makes a file; rejects with a RangeError for what cannot be asked for, and with a TakeFault for what cannot be made. */
export async function take(
  format: string,
  options: ExportOptions,
  source: TakeSource,
  watch: TakeWatch = {},
): Promise<Blob> {
  const kind = source.kinds.get(format);
  if (!kind && !Object.hasOwn(formats, format)) {
    const all = [...new Set([...formatIds, ...source.kinds.keys()])].join(' ');
    throw new RangeError(`export: no format '${format}'; expected one of ${all}`);
  }
  if (!kind) throw new TakeFault('notOffered', { format, options: [...source.kinds.keys()].join(' ') });
  watch.signal?.throwIfAborted();
  return kind.encode(source, chosenOf(kind, options, source), watch);
}
