import { jsonOf } from './package.mjs';

/** Pixels along a side of MNIST's pictures. */
const side = 28;

/**
 * The first 10 000 training images of MNIST by digit, `block` × `block` pixels made one by their mean, rounded to a byte.
 * @param {number} block
 * @returns {Promise<import('./format.mjs').Content>}
 */
export async function digits(block) {
  const width = side / block;
  const each = await images();
  const count = each.reduce((sum, images) => sum + images.length, 0);
  const pixels = new Uint8Array(count * width * width);
  let at = 0;
  for (const image of each.flat())
    for (let y = 0; y < side; y += block)
      for (let x = 0; x < side; x += block) pixels[at++] = Math.round(meanOf(image, x, y, block));
  const labels = each.flatMap((images, digit) => images.map(() => digit));
  return {
    arrays: {
      pixels: { shape: [count, width, width], values: pixels },
      classes: { shape: [count], values: Uint8Array.from(labels) },
    },
  };
}

/** @type {Promise<Uint8Array[][]> | undefined} */
let read;
/** By digit; read once for both sizes, for it takes seconds. */
const images = () => (read ??= Promise.all(Array.from({ length: 10 }, (_, digit) => imagesOf(digit))));

/**
 * The package has byte / 255 to three decimals, which tells the byte.
 * @param {number} digit
 * @returns {Promise<Uint8Array[]>}
 */
async function imagesOf(digit) {
  /** @type {{ data: number[] }} */
  const { data } = await jsonOf('mnist', `src/digits/${digit}.json`);
  const bytes = Uint8Array.from(data, (value) => Math.round(255 * value));
  return Array.from({ length: Math.floor(bytes.length / side ** 2) }, (_, i) =>
    bytes.subarray(i * side ** 2, (i + 1) * side ** 2),
  );
}

/**
 * @param {Uint8Array} image
 * @param {number} x0
 * @param {number} y0
 * @param {number} block
 */
function meanOf(image, x0, y0, block) {
  let sum = 0;
  for (let y = y0; y < y0 + block; y++) for (let x = x0; x < x0 + block; x++) sum += image[y * side + x];
  return sum / block ** 2;
}
