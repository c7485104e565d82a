import { ivec2, storage, texture, uniform } from 'three/tsl';
import {
  DataArrayTexture,
  FloatType,
  type Node,
  type Renderer,
  RGBAFormat,
  StorageBufferAttribute,
} from 'three/webgpu';
import type { Lease } from '../../engine/lease';
import { segmentFloats } from '../../engine/types';
import { lend, takeBack } from './inject';

/**
 * Segments as the vertex stage reads them, by their number: an instance for each would leave most of a GPU idle, and a
 * software one takes each for a draw. They come in layers of equal length.
 */
export interface Segments {
  /** x, y, f, ok of a segment's start and of its end. */
  read(index: Node<'uint'>): readonly [start: Node<'vec4'>, end: Node<'vec4'>];
  /** Replaces them all: by a leased buffer, where that can be drawn, which is held until it is dropped, else by a copy of the floats. */
  take(bytes: Float32Array | Lease<GPUBuffer>, layers: number): void;
  /** Copies some layers of the floats that were taken once more. */
  update(layers: readonly number[]): void;
  /** Lets go of them; nothing is drawn until others are taken. */
  drop(): void;
}

/** `native`: whether a GPUBuffer can be drawn. */
export const segmentsFor = (renderer: Renderer, native: boolean): Segments =>
  native ? new InBuffer(renderer) : new InTexture();

/** With WebGPU: in a storage buffer. */
class InBuffer implements Segments {
  private readonly node = storage(
    new StorageBufferAttribute(new Float32Array(segmentFloats), 4),
    'vec4',
    0,
  ).toReadOnly();
  private layer = 0;
  private lease: Lease<GPUBuffer> | undefined;

  constructor(private readonly renderer: Renderer) {}

  read(index: Node<'uint'>) {
    const at = index.mul(2);
    return [this.node.element(at), this.node.element(at.add(1))] as const;
  }

  take(bytes: Float32Array | Lease<GPUBuffer>, layers: number): void {
    this.drop();
    const own = bytes instanceof Float32Array;
    const held = new StorageBufferAttribute(own ? bytes : new Float32Array(segmentFloats), 4);
    if (!own) lend(this.renderer, held, bytes.value);
    this.lease = own ? undefined : bytes;
    this.layer = held.array.length / layers;
    this.node.value = held;
  }

  update(layers: readonly number[]): void {
    const held = this.held();
    if (this.lease || layers.length === 0) return;
    for (const layer of layers) held.addUpdateRange(layer * this.layer, this.layer);
    held.needsUpdate = true;
  }

  drop(): void {
    if (this.lease) takeBack(this.renderer, this.held());
    this.held().dispose();
    this.lease?.release();
    this.lease = undefined;
  }

  private held(): StorageBufferAttribute {
    return this.node.value as unknown as StorageBufferAttribute;
  }
}

/** Segments in a row of the texture, two texels each. */
const perRow = 1024;

/** With WebGL 2, whose vertex stage reads no buffers: in a texture. */
class InTexture implements Segments {
  private floats: Float32Array = new Float32Array(segmentFloats);
  private readonly layer = uniform(1, 'uint');
  private readonly node = texture(textureOf(this.floats, 1));

  read(index: Node<'uint'>) {
    const inLayer = index.mod(this.layer).toVar();
    const x = inLayer.mod(perRow).mul(2).toInt().toVar();
    const row = inLayer.div(perRow).toInt();
    const at = (column: Node<'int'>) => this.node.load(ivec2(column, row)).depth(index.div(this.layer).toInt());
    return [at(x), at(x.add(1))] as const;
  }

  take(bytes: Float32Array | Lease<GPUBuffer>, layers: number): void {
    this.drop();
    if (!(bytes instanceof Float32Array)) throw new TypeError('WebGL draws no buffer of a device');
    this.floats = bytes;
    this.layer.value = Math.max(1, bytes.length / segmentFloats / layers);
    this.node.value = textureOf(bytes, layers);
  }

  update(layers: readonly number[]): void {
    const held = this.node.value as DataArrayTexture;
    for (const layer of layers) {
      copyLayer(held, this.floats, layer);
      held.addLayerUpdate(layer);
    }
    if (layers.length > 0) held.needsUpdate = true;
  }

  drop(): void {
    this.node.value.dispose();
  }
}

function textureOf(floats: Float32Array, layers: number): DataArrayTexture {
  const rows = Math.max(1, Math.ceil(floats.length / layers / segmentFloats / perRow));
  const texels = new Float32Array(layers * rows * perRow * segmentFloats);
  const made = new DataArrayTexture(texels, 2 * perRow, rows, layers);
  made.format = RGBAFormat;
  made.type = FloatType;
  for (let layer = 0; layer < layers; layer++) copyLayer(made, floats, layer);
  made.needsUpdate = true;
  return made;
}

function copyLayer({ image }: DataArrayTexture, floats: Float32Array, layer: number): void {
  const length = floats.length / image.depth;
  const place = layer * image.width * image.height * 4;
  (image.data as Float32Array).set(floats.subarray(layer * length, (layer + 1) * length), place);
}
