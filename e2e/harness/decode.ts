import { ALL_FORMATS, BlobSource, CanvasSink, Input } from 'mediabunny';

/** One picture of a film, and when it is shown, in seconds. */
export interface Decoded {
  readonly at: number;
  readonly pixels: ImageData;
}

/** Every frame of a film, as the browser decodes it, cut to a size. */
export async function decodeFilm(film: Blob, width: number, height: number): Promise<Decoded[]> {
  return film.type === 'image/gif' ? decodeGif(film, width, height) : decodeVideo(film, width, height);
}

async function decodeGif(film: Blob, width: number, height: number): Promise<Decoded[]> {
  const decoder = new ImageDecoder({ data: await film.arrayBuffer(), type: 'image/gif' });
  await decoder.tracks.ready;
  const frames: Decoded[] = [];
  for (let frameIndex = 0; frameIndex < (decoder.tracks.selectedTrack?.frameCount ?? 0); frameIndex++) {
    const { image } = await decoder.decode({ frameIndex });
    frames.push({ at: image.timestamp / 1e6, pixels: pixelsOf(image, width, height) });
    image.close();
  }
  return frames;
}

async function decodeVideo(film: Blob, width: number, height: number): Promise<Decoded[]> {
  const input = new Input({ source: new BlobSource(film), formats: ALL_FORMATS });
  const track = await input.getPrimaryVideoTrack();
  if (!track) throw new Error('no track');
  const frames: Decoded[] = [];
  for await (const { canvas, timestamp } of new CanvasSink(track).canvases())
    frames.push({ at: timestamp, pixels: pixelsOf(canvas, width, height) });
  return frames;
}

/** The pixels of anything that can be drawn. */
export function pixelsOf(image: CanvasImageSource, width: number, height: number): ImageData {
  const g = new OffscreenCanvas(width, height).getContext('2d');
  if (!g) throw new Error('no canvas');
  g.drawImage(image, 0, 0);
  return g.getImageData(0, 0, width, height);
}

/** The mean difference of two pictures over all channels, 0 … 255. */
export function difference(a: ImageData, b: ImageData): number {
  let sum = 0;
  for (let i = 0; i < a.data.length; i++) sum += Math.abs(a.data[i] - b.data[i]);
  return sum / a.data.length;
}

/** For every frame of a film and every step, how much they differ; and when each frame is shown. */
export async function compareFilm(
  format: string,
  steps: readonly number[],
  [width, height]: readonly [number, number],
): Promise<{ differences: number[][]; times: number[]; type: string }> {
  const { ravine } = window;
  const [from, next] = steps;
  const options = { width, height, scale: 1, from, to: steps[steps.length - 1], every: next - from, fps: 10 };
  const film = await ravine.export(format, options);
  const frames = await decodeFilm(film, width, height);
  const stills: ImageData[] = [];
  for (const step of steps) {
    await ravine.seek(step);
    const still = await ravine.snapshot({ width, height, scale: 1 });
    stills.push(pixelsOf(await createImageBitmap(still), width, height));
  }
  return {
    differences: frames.map(({ pixels }) => stills.map((still) => difference(pixels, still))),
    times: frames.map(({ at }) => at),
    type: film.type,
  };
}
