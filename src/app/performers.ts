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

/** No renderer works in this browser. */
export class NothingDraws extends Error {}

/** Chooses engine and stage, and chooses again when a device or a context is lost: nothing that was set is lost with it. */
export class Performers {
  readonly now = signal<Performing | undefined>(undefined);
  /** Why nothing performs. */
  readonly failure = signal<Error | undefined>(undefined);
  private losses = 0;
  private placing: Promise<void> = Promise.resolve();
  private host: HTMLElement | undefined;

  constructor(
    private readonly wish: Wish,
    private readonly events: Omit<StageEvents, 'onLost'>,
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
    const { engine, reason } = await chooseEngine(this.wish);
    const { stage, drawing } = await this.stageFor(engine, host);
    const lost = this.losses > 0 && engine.kind === 'wasm';
    this.now.value = { engine, stage, drawing, reason: lost ? 'device-lost' : reason };
    void engine.lost?.then(() => this.again(engine));
    void drawing?.lost.then(() => this.again(engine));
  }

  /** Replaces what was lost. */
  async again(lost: Engine | undefined = this.now.peek()?.engine): Promise<void> {
    const now = this.now.peek();
    if (!now || !this.host || now.engine !== lost) return;
    this.losses++;
    this.now.value = undefined;
    now.stage.dispose();
    now.engine.dispose();
    now.drawing?.destroy();
    await this.begin(this.host);
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
      const stage = await createStage(host, options).catch((error: unknown) => {
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
