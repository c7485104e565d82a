import { Owned } from '../../src/engine/lease';
import { type Paths, segmentFloats } from '../../src/engine/types';
import { createStage, type OpenStage } from '../../src/stage/stage';
import { type Trails, trailsOf } from '../../src/stage/trails';
import type { Mark, Picture } from '../../src/stage/types';
import { formulaField } from '../../src/study/field';

/** A square that lies on the page, with a flat surface in it: only the trails have colour. */
function hostElement(): HTMLElement {
  const host = document.createElement('div');
  host.setAttribute('style', 'position:relative;width:256px;height:256px');
  document.documentElement.append(host);
  return host;
}

const red: Mark = { id: 'red', label: 'Red', color: '#ff0000', shape: 'circle', dash: [] };

/** A level path across the domain at height y. */
function segmentsAt(y: number): Float32Array<ArrayBuffer> {
  const steps = 4;
  const floats = new Float32Array(steps * segmentFloats);
  for (let k = 0; k < steps; k++) floats.set([k - 2, y, 0, 1, k - 1, y, 0, 1], k * segmentFloats);
  return floats;
}

/** The same path in a buffer of the device; its copy in memory says something else, so what is drawn shows what is read. */
function pathsOn(device: GPUDevice, y: number): Paths & { buffer: Owned<GPUBuffer> } {
  const floats = segmentsAt(y);
  const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST;
  const buffer = device.createBuffer({ label: 'paths of the test', size: floats.byteLength, usage });
  device.queue.writeBuffer(buffer, 0, floats);
  return { steps: 4, ends: [{ length: 5 }], segments: segmentsAt(-y), buffer: new Owned(buffer, (b) => b.destroy()) };
}

const picture = (paths: Paths | undefined): Picture => ({
  surface: { key: 'plain', field: formulaField('0', () => 0, [-2, 2, -2, 2]), minima: [] },
  ...{
    trails: paths && trailsOf(paths),
    marks: [red],
    fan: [],
    start: [0, 0],
    step: 4,
    view: 'contour',
    look: 'ravine',
    original: undefined,
  },
  ...{ theme: 'projector', levels: 'linear', scale: 'linear', camera: [-60, 35, 1], legend: false, eased: false },
});

/** A level trail at height y whose columns are not x, y and f; its run has others that lie elsewhere. */
function otherColumns(y: number): Trails {
  const columns = {
    pc1: { at: (k: number) => k - 2 },
    pc2: { at: () => y },
    loss: { at: () => 0 },
    x: { at: () => 9 },
  };
  return { traces: [{ axis: 'step', length: 5, columns }], columns: ['pc1', 'pc2', 'loss'] };
}

/** A picture's pixels, on a canvas. */
async function pixelsOf(snapshot: Blob): Promise<{ g: OffscreenCanvasRenderingContext2D; bitmap: ImageBitmap }> {
  const bitmap = await createImageBitmap(snapshot);
  const g = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  if (!g) throw new Error('no 2-D canvas');
  g.drawImage(bitmap, 0, 0);
  return { g, bitmap };
}

/** Pixels that are rather red. */
async function redPixels(snapshot: Blob): Promise<number> {
  const { g, bitmap } = await pixelsOf(snapshot);
  const { data } = g.getImageData(0, 0, bitmap.width, bitmap.height);
  let count = 0;
  for (let i = 0; i < data.length; i += 4) if (data[i] > 180 && data[i + 1] < 140 && data[i + 2] < 140) count++;
  return count;
}

/** Rows of the stage's lower canvas that are red in the middle of its width, from 0 (top) to 1. */
async function redRows(snapshot: Blob): Promise<number[]> {
  const { g, bitmap } = await pixelsOf(snapshot);
  const column = g.getImageData(Math.round(bitmap.width * 0.7), 0, 1, bitmap.height).data;
  const rows = Array.from({ length: bitmap.height }, (_, i) => i);
  return rows
    .filter((i) => column[4 * i] > 200 && column[4 * i + 1] < 60 && column[4 * i + 2] < 60)
    .map((i) => i / bitmap.height);
}

const isUpper = (rows: readonly number[]): boolean => rows.length > 0 && Math.max(...rows) < 0.45;
const isLower = (rows: readonly number[]): boolean => rows.length > 0 && Math.min(...rows) > 0.45;

/** Whether drops are drawn in the 3-D view: more is red than without them. */
async function dropsDraw(stage: OpenStage): Promise<boolean> {
  const columns = { pc1: { at: (k: number) => k - 2 }, pc2: { at: () => 0 }, loss: { at: () => 0.4 } };
  const trails: Trails = { traces: [{ axis: 'step', length: 5, columns }], columns: ['pc1', 'pc2', 'loss'] };
  const redWith = async (drops: boolean): Promise<number> => {
    await stage.show({ ...picture(undefined), view: '3d', trails: { ...trails, drops } });
    return redPixels(await stage.snapshot({ width: 300, height: 300 }));
  };
  return (await redWith(true)) - (await redWith(false)) > 40;
}

/** Draws two races from buffers of the device, then none, and says what went wrong; nothing: an empty list. */
async function borrowsBuffers(): Promise<string[]> {
  const adapter = await navigator.gpu.requestAdapter();
  if (!adapter) return ['no adapter'];
  const device = await adapter.requestDevice();
  const faults: string[] = [];
  device.addEventListener('uncapturederror', ({ error }) => faults.push(error.message));
  const stage = await createStage(hostElement(), { device, events: { onStart: () => {}, onCamera: () => {} } });
  if (stage.renderer !== 'webgpu') faults.push(`drawn by ${stage.renderer}`);
  const rowsOf = async (paths: Paths | undefined): Promise<number[]> => {
    await stage.show(picture(paths));
    return redRows(await stage.snapshot());
  };
  const [upper, lower] = [pathsOn(device, 1), pathsOn(device, -1)];
  if (!isUpper(await rowsOf(upper))) faults.push('the first buffer is not what is drawn');
  device.queue.writeBuffer(upper.buffer.value, 0, segmentsAt(-1));
  if (!isLower(await rowsOf(upper))) faults.push('the buffer is drawn from a copy');
  if (!isLower(await rowsOf(lower))) faults.push('the second buffer is not what is drawn');
  if (!isLower(await rowsOf(upper))) faults.push('the first buffer cannot be drawn again');
  upper.buffer.release();
  if (!isLower(await rowsOf(upper))) faults.push('a buffer is not drawn any more that its owner let go');
  if ((await rowsOf(undefined)).length > 0) faults.push('trails without paths');
  if (upper.buffer.acquire()) faults.push('a buffer is held that nobody draws');
  await stage.show({ ...picture(undefined), trails: otherColumns(1) });
  if (!isUpper(await redRows(await stage.snapshot()))) faults.push('other columns are not drawn');
  if (!(await dropsDraw(stage))) faults.push('drops are not drawn');
  if (!isLower(await rowsOf(upper))) faults.push('paths whose buffer is gone are not drawn from memory');
  stage.dispose();
  stage.dispose();
  device.queue.writeBuffer(lower.buffer.value, 0, segmentsAt(0));
  await device.queue.onSubmittedWorkDone();
  device.destroy();
  return faults;
}

/** The same path through each renderer that needs no device: the rows that are red. */
async function draws(renderer: 'webgl2' | '2d'): Promise<string[]> {
  const stage = await createStage(hostElement(), { renderer, events: { onStart: () => {}, onCamera: () => {} } });
  const paths: Paths = { steps: 4, ends: [{ length: 5 }], segments: segmentsAt(1) };
  await stage.show(picture(paths));
  const faults: string[] = [];
  const rows = async () => redRows(await stage.snapshot({ width: 300, height: 200 }));
  if (!isUpper(await rows())) faults.push(`${renderer} does not draw the path`);
  await stage.show({ ...picture(undefined), trails: otherColumns(-1) });
  if (!isLower(await rows())) faults.push(`${renderer} does not draw other columns`);
  if (renderer !== '2d' && !(await dropsDraw(stage))) faults.push(`${renderer} draws no drops`);
  stage.dispose();
  return faults;
}

declare global {
  interface Window {
    stageChecks: { borrowsBuffers: typeof borrowsBuffers; draws: typeof draws };
  }
}

window.stageChecks = { borrowsBuffers, draws };
