import { signal } from '@preact/signals-core';
import { chooseEngine, type Reason, type Wish } from '../engine/choose';
import { acquire } from '../engine/gpu/adapter';
import type { Engine } from '../engine/types';
import { createStage, type OpenStage } from '../stage/stage';
import type { StageEvents } from '../stage/types';

/** What computes and what draws, and why. */
export interface Performing {
  readonly engine: Engine;
  readonly stage: OpenStage;
  /** A device that only draws; the engine has none. */
  readonly drawing: GPUDevice | undefined;
  readonly reason: Reason | 'device-lost';
}

/** What makes an engine and a stage. */
interface Makers {
  readonly chooseEngine: typeof chooseEngine;
  readonly createStage: typeof createStage;
}

/** No renderer works in this browser. */
export class NothingDraws extends Error {}

/** The device was lost again and again; it is done without. */
export class DeviceGone extends Error {}

/** Losses in a row after which it is done without a device. */
const mostLosses = 5;

/** How long a device must last for the next loss not to be one in a row, in ms. */
const calm = 60_000;

/** How long it is waited before the next attempt: not at all after the first loss, then longer each time, in ms. */
const pauseAfter = (losses: number): number => (losses < 2 ? 0 : 250 * 2 ** (losses - 2));

/** Chooses engine and stage, and chooses again when a device or a context is lost: nothing that was set is lost with it. */
export class Performers {
  readonly now = signal<Performing | undefined>(undefined);
  /** Why nothing performs. */
  readonly failure = signal<Error | undefined>(undefined);
  private losses = 0;
  /** Of them, those that came one soon after the other, and when the last place was taken. */
  private inARow = 0;
  private placedAt = 0;
  private placing: Promise<void> = Promise.resolve();
  private host: HTMLElement | undefined;

  constructor(
    private wish: Wish,
    private readonly events: Omit<StageEvents, 'onLost'>,
    private readonly makers: Makers = { chooseEngine, createStage },
  ) {}

  /** Puts both in place, the stage in `host`; resolves when they are. */
  begin(host: HTMLElement): Promise<void> {
    this.host = host;
    this.placing = this.place(host).catch((error: unknown) => {
      this.failure.value = error instanceof Error ? error : new Error(String(error));
    });
    return this.placing;
  }

  /** Resolves when no replacement is under way. */
  settled(): Promise<void> {
    return this.placing;
  }

  private async place(host: HTMLElement): Promise<void> {
    const { engine, reason } = await this.makers.chooseEngine(this.wish);
    const { stage, drawing } = await this.stageFor(engine, host);
    const lost = this.losses > 0 && engine.kind === 'wasm';
    this.placedAt = performance.now();
    this.now.value = { engine, stage, drawing, reason: lost ? 'device-lost' : reason };
    void engine.lost?.then(() => this.again(engine));
    void drawing?.lost.then(() => this.again(engine));
  }

  /** Replaces what was lost. */
  async again(lost: Engine | undefined = this.now.peek()?.engine): Promise<void> {
    const now = this.now.peek();
    if (!now || !this.host || now.engine !== lost) return;
    this.losses++;
    this.inARow = performance.now() - this.placedAt < calm ? this.inARow + 1 : 1;
    this.now.value = undefined;
    now.stage.dispose();
    now.engine.dispose();
    now.drawing?.destroy();
    if (this.inARow >= mostLosses) this.doWithout();
    const { host } = this;
    this.placing = delay(pauseAfter(this.inARow)).then(() => this.begin(host));
    await this.placing;
  }

  /** Neither computes nor draws on a device from now on, and says so. */
  private doWithout(): void {
    this.wish = { engine: 'wasm', renderer: '2d' };
    this.failure.value = new DeviceGone('the device was lost again and again');
  }

  /** The first renderer that works: the engine's own, then WebGL 2, then a 2-D canvas. */
  private async stageFor(engine: Engine, host: HTMLElement): Promise<Pick<Performing, 'stage' | 'drawing'>> {
    const { renderer } = this.wish;
    const usual = engine.device ? (['webgpu', 'webgl2', '2d'] as const) : (['webgl2', '2d'] as const);
    const wished = renderer && (renderer === 'webgpu' || !engine.device) ? [renderer] : [];
    for (const candidate of new Set([...wished, ...usual])) {
      const drawing = candidate === 'webgpu' && !engine.device ? await drawingDevice() : undefined;
      const device = candidate === 'webgpu' ? (engine.device ?? drawing) : undefined;
      const events = { ...this.events, onLost: () => void this.again() };
      const options = { renderer: candidate, events, ...(device && { device }) };
      const stage = await this.makers.createStage(host, options).catch((error: unknown) => {
        console.info(`renderer ${candidate}: ${error instanceof Error ? error.message : error}`);
        return undefined;
      });
      if (stage) return { stage, drawing };
      drawing?.destroy();
    }
    throw new NothingDraws('nothing can draw here: no WebGPU, no WebGL 2, no 2-D canvas');
  }
}

/** A device to draw with what the CPU engine computes, where the address asks for it. */
async function drawingDevice(): Promise<GPUDevice | undefined> {
  const acquired = await acquire(true);
  return typeof acquired === 'string' ? undefined : acquired.device;
}

const delay = (ms: number): Promise<void> =>
  ms === 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));
