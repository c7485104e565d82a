import { WebGLBackend } from 'three/webgpu';
import type { Half } from './painter';

/** Draws with WebGL 2. */
export const webgl2: Half = { renderer: 'webgl2', backend: (options) => new WebGLBackend(options) };
