import {
  BufferTarget,
  CanvasSource,
  getFirstEncodableVideoCodec,
  Mp4OutputFormat,
  Output,
  QUALITY_HIGH,
  type VideoCodec,
  WebMOutputFormat,
} from 'mediabunny';
import { TakeFault } from './fault';
import { framesFrom } from './film';
import type { Chosen, TakeSource, TakeWatch } from './types';

/** What is tried for a container, in order; a browser need not have any of them. */
const containers = {
  mp4: { format: () => new Mp4OutputFormat(), codecs: ['avc', 'av1', 'vp9'] },
  webm: { format: () => new WebMOutputFormat(), codecs: ['vp9', 'av1', 'vp8'] },
} as const;

/** A film frame by frame: frame i is shown from i / fps on, however long its drawing took. */
export async function encodeVideo(
  container: keyof typeof containers,
  source: TakeSource,
  chosen: Chosen,
  watch: TakeWatch,
): Promise<Blob> {
  const { format, codecs } = containers[container];
  const sheet = evenSheet(chosen);
  const { width, height } = sheet;
  const wanted = { width, height, quality: QUALITY_HIGH };
  const codec = await encodable([...codecs], wanted);
  if (!codec) throw new TakeFault('noEncoder', { format: container });
  const output = new Output({ format: format(), target: new BufferTarget() });
  const track = new CanvasSource(sheet, { codec, quality: QUALITY_HIGH, latencyMode: 'quality' });
  output.addVideoTrack(track, { frameRate: chosen.fps });
  try {
    await output.start();
    const g = sheet.getContext('2d');
    for await (const { index, sheet: drawn } of framesFrom(source, chosen, watch)) {
      g?.drawImage(drawn, 0, 0);
      await track.add(index / chosen.fps, 1 / chosen.fps);
    }
    await output.finalize();
  } catch (error) {
    await output.cancel();
    throw error;
  }
  const { buffer } = output.target;
  if (!buffer) throw new Error('The film has no bytes.');
  return new Blob([buffer], { type: `video/${container}` });
}

/** The first codec that this browser encodes; where it has no WebCodecs at all, none. */
const encodable = async (
  codecs: VideoCodec[],
  wanted: { width: number; height: number; quality: typeof QUALITY_HIGH },
): Promise<VideoCodec | null> =>
  typeof VideoEncoder === 'undefined' ? null : getFirstEncodableVideoCodec(codecs, wanted);

/** Half the resolution of the colours needs even sides: an odd picture gets one more row or column of its own edge. */
function evenSheet({ width, height, scale }: Chosen): HTMLCanvasElement {
  const sheet = document.createElement('canvas');
  sheet.width = 2 * Math.ceil(Math.round(width * scale) / 2);
  sheet.height = 2 * Math.ceil(Math.round(height * scale) / 2);
  return sheet;
}
