import { effect, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Picture, Stage } from '../stage/types';

/** Longest that a picture waits for paths under way before the surface is shown without them, in ms. */
const patience = 150;

/** What is computed at once, as the step that is explained, follows a change within so many microtasks: one drawing has both. */
const moment = 8;

/** A picture could not be drawn. */
export class DrawingFailed extends Error {}

/** Shows the newest picture on the stage, one at a time, and leaves out those that nobody would see. */
export class Painter {
  private readonly stage = signal<Stage | undefined>(undefined);
  /** Why the newest picture is not on the canvas. */
  readonly failure = signal<DrawingFailed | undefined>(undefined);
  private wanted: Picture | undefined;
  private working: Promise<void> | undefined;

  /** `idle` resolves when nothing that a picture waits for is under way. */
  constructor(
    picture: ReadonlySignal<Picture>,
    private readonly idle: () => Promise<void>,
  ) {
    effect(() => {
      this.wanted = picture.value;
      if (this.stage.value) this.work(picture);
    });
  }

  /** Draws on another stage from now on; undefined: on none. */
  use(stage: Stage | undefined): void {
    this.stage.value = stage;
  }

  /** Resolves when the newest picture, with its paths, is on the canvas. */
  async settled(): Promise<void> {
    await this.idle();
    while (this.working) {
      await this.working;
      await this.idle();
    }
  }

  /** A throw in drawing is said, and the next picture is tried all the same. */
  private async show(stage: Stage | undefined, picture: Picture): Promise<void> {
    try {
      await stage?.show(picture);
      this.failure.value = undefined;
    } catch (error) {
      // Of a stage that has been put away since, nobody needs to know.
      if (stage === this.stage.peek()) this.failure.value = new DrawingFailed(messageOf(error), { cause: error });
    }
  }

  private work(picture: ReadonlySignal<Picture>): void {
    this.working ??= this.draw(picture);
  }

  private async draw(picture: ReadonlySignal<Picture>): Promise<void> {
    try {
      while (this.wanted) {
        for (let k = 0; k < moment; k++) await undefined;
        if (!this.wanted.trails && !this.wanted.swarm) await Promise.race([this.idle(), delay(patience)]);
        const stage = this.stage.peek();
        const next = picture.peek();
        this.wanted = undefined;
        await this.show(stage, next);
      }
    } finally {
      // In the same turn as the last look at what is wanted: a picture that comes a moment later starts anew.
      this.working = undefined;
    }
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const delay = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
