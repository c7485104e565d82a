import type { Ravine } from '../src/api/published';

/** Paints what a frame shows onto a canvas: the picture where it stands in the page, on the page's own ground. */
export async function paintStill(canvas: HTMLCanvasElement, frame: HTMLIFrameElement, ravine: Ravine): Promise<void> {
  const page = frame.contentDocument;
  const stage = page?.querySelector('#stage')?.getBoundingClientRect();
  const view = frame.contentWindow;
  if (!page || !stage || !view) throw new Error('ravine-race: there is no picture');
  const scale = Math.min(Math.max(devicePixelRatio, 1), 2);
  // A frame that is too small for more than the play bar shows no picture, and leaves none.
  const empty = stage.width < 1 || stage.height < 1;
  const picture = empty ? undefined : await createImageBitmap(await ravine.snapshot({ scale }));
  canvas.width = Math.max(1, Math.round(frame.clientWidth * scale));
  canvas.height = Math.max(1, Math.round(frame.clientHeight * scale));
  const g = canvas.getContext('2d');
  if (!g) throw new Error('ravine-race: this browser has no 2-D canvas');
  g.fillStyle = view.getComputedStyle(page.body).backgroundColor;
  g.fillRect(0, 0, canvas.width, canvas.height);
  if (picture) g.drawImage(picture, stage.left * scale, stage.top * scale, stage.width * scale, stage.height * scale);
  picture?.close();
}
