import { readDataFile } from '../file';
import type { Table } from '../types';

/** Pictures of digits, a pixel 0 (paper) … 1 (ink); `file` is one of `data/`. */
export async function loadDigits(bytes: (name: string) => Promise<ArrayBuffer>, file: string): Promise<Table> {
  const { array, shape } = await readDataFile(await bytes(file));
  const [, height, width] = shape('pixels');
  const pixels = array('pixels');
  const values = new Float64Array(pixels.length);
  for (let i = 0; i < values.length; i++) values[i] = pixels[i] / 255;
  return {
    inputs: { kind: 'dense', width: width * height, values },
    targets: Float64Array.from(array('classes')),
    features: Array.from({ length: width * height }, (_, i) => {
      const [x, y] = [(i % width) + 1, Math.floor(i / width) + 1];
      return { name: { en: `pixel ${x}, ${y}`, zh: `像素 ${x}, ${y}` } };
    }),
    task: {
      kind: 'classes',
      target: { name: { en: 'digit', zh: '数字' } },
      classes: Array.from({ length: 10 }, (_, digit) => ({ en: `${digit}`, zh: `${digit}` })),
    },
    pixels: true,
  };
}
