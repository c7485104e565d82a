import { batch, effect, type ReadonlySignal, signal, untracked } from '@preact/signals-core';
import { Answers } from './answers';
import { Abandoned, type Declaration, type LiveStatus, type Work } from './declaration';
import { untilAborted } from './until-aborted';
import { type Origin, type Running, same, type Wanted, type Wish } from './wanted';

type Outcome<Value> = { readonly value: Value } | { readonly error: unknown };

/**
 * A computed thing that follows the state: one computation at a time, for the newest input; the old value stays in
 * sight as long as it may. An error becomes `failure` and goes with the next input.
 */
export class Live<Input, Value, Engine = undefined> {
  private readonly shown = signal<Value | undefined>(undefined);
  private readonly fault = signal<Error | undefined>(undefined);
  private readonly share = signal<number | undefined>(undefined);
  private readonly state = signal<LiveStatus>('idle');
  private origin: Origin | undefined;
  private wanted: Wanted<Input, Engine> | undefined;
  private running: Running<Input, Engine> | undefined;
  private asked: Input | undefined;
  private readonly answers = new Answers();
  private readonly stopFollowing: () => void;

  constructor(private readonly declared: Declaration<Input, Value, Engine>) {
    this.stopFollowing = effect(() => {
      const wish = this.wish();
      untracked(() => batch(() => this.follow(wish, declared.engine?.peek())));
    });
  }

  get name(): string {
    return this.declared.name;
  }

  /** The newest value; undefined where none may be seen. */
  get value(): ReadonlySignal<Value | undefined> {
    return this.shown;
  }

  /** Why there is no newer value. */
  get failure(): ReadonlySignal<Error | undefined> {
    return this.fault;
  }

  /** 0 … 1 while it works, else undefined. */
  get progress(): ReadonlySignal<number | undefined> {
    return this.share;
  }

  get status(): ReadonlySignal<LiveStatus> {
    return this.state;
  }

  /** Resolves when what is wanted now is there or will not come, or something newer is. */
  idle(): Promise<void> {
    return this.answers.all();
  }

  /** Ends the work; what is in sight stays. Another input, or `ask()`, begins again. */
  cancel(): void {
    if (this.state.peek() !== 'working') return;
    this.abandon('it was cancelled');
    this.rest('stopped');
  }

  /** Does what waited to be asked for, and begins again what was cancelled or has failed. */
  ask(): void {
    const wish = untracked(() => this.wish());
    this.asked = wish.input;
    if (this.state.peek() === 'stopped' || this.state.peek() === 'failed') this.wanted = undefined;
    batch(() => this.follow(wish, this.declared.engine?.peek()));
  }

  /** Ends everything; the value is released. */
  dispose(): void {
    this.stopFollowing();
    this.leave('it was put away');
    this.drop();
    this.rest('idle');
  }

  /** The input, or why there is none; whoever reads it follows it. */
  private wish(): Wish<Input> {
    const { input, engine, keeps } = this.declared;
    void engine?.value;
    try {
      const now = input.value;
      return { input: now, keeps: keeps ? keeps(now) : now === undefined ? 'nothing' : 'something' };
    } catch (error) {
      return { input: undefined, keeps: undefined, error };
    }
  }

  private follow({ input, keeps, error }: Wish<Input>, engine: Engine | undefined): void {
    const lost = this.declared.engine !== undefined && !this.declared.portable && this.origin?.engine !== engine;
    if (this.origin && (this.origin.keeps !== keeps || lost)) this.drop();
    if (input === undefined || (this.declared.engine && engine === undefined)) {
      this.leave('nothing is wanted');
      this.fault.value = undefined;
      if (error !== undefined) this.fail(error);
      else this.rest(input === undefined ? 'idle' : 'waiting');
      return;
    }
    this.want(input, keeps ?? '', engine as Engine);
  }

  private want(input: Input, keeps: string, engine: Engine): void {
    const { key: keyOf, holds } = this.declared;
    let next: Omit<Wanted<Input, Engine>, 'number'>;
    try {
      const held = holds?.(input, this.asked, engine) ?? 'nothing';
      next = { input, engine, keeps, held, key: keyOf(input) };
    } catch (error) {
      this.abandon('its input is at fault');
      this.wanted = undefined;
      this.fail(error);
      return;
    }
    if (this.wanted && same(this.wanted, next)) return;
    this.wanted = { ...next, number: this.answers.next() };
    this.fault.value = undefined;
    this.meet(this.wanted);
  }

  /** Begins what is wanted, unless it is there, has to be asked for, or something else may still go on. */
  private meet(wanted: Wanted<Input, Engine>): void {
    const there = this.isThere(wanted);
    if (there || wanted.held === 'all') {
      this.abandon('something else is wanted');
      this.rest(there && this.origin?.held === 'nothing' ? 'done' : 'asking');
      return;
    }
    if (this.running) {
      const left = this.leftOf(this.running, wanted);
      clearTimeout(this.running.timer);
      this.running.timer = undefined;
      if (left !== undefined) {
        if (left < Number.POSITIVE_INFINITY) this.running.timer = setTimeout(() => this.hurry(), left);
        this.state.value = 'working';
        return;
      }
      this.abandon('something newer is wanted');
    }
    this.begin(wanted);
  }

  /** For how long the running work may still go on, in ms; undefined: not at all. */
  private leftOf({ wanted: now, begun }: Running<Input, Engine>, next: Wanted<Input, Engine>): number | undefined {
    if (now.engine !== next.engine) return undefined;
    if (same(now, next)) return Number.POSITIVE_INFINITY;
    const patience = this.declared.patience?.(now.input, next.input) ?? 0;
    return patience === 0 ? undefined : Math.max(0, begun + patience - performance.now());
  }

  /** The patience with what is running has an end. */
  private hurry(): void {
    this.abandon('something newer is wanted');
    if (this.wanted) this.begin(this.wanted);
  }

  private begin(wanted: Wanted<Input, Engine>): void {
    const running: Running<Input, Engine> = {
      ...{ wanted, begun: performance.now(), stop: new AbortController(), timer: undefined },
    };
    this.running = running;
    batch(() => {
      this.share.value = 0;
      this.state.value = 'working';
    });
    void this.perform(running);
  }

  private async perform(running: Running<Input, Engine>): Promise<void> {
    const { signal: stop } = running.stop;
    const late = (value: Value) => this.declared.release?.(value);
    let outcome: Outcome<Value>;
    try {
      outcome = { value: await untilAborted(this.declared.compute(this.workOf(running, late)), stop, late) };
    } catch (error) {
      outcome = { error };
    }
    if (this.running === running) batch(() => this.settle(running, outcome));
    else if ('value' in outcome) late(outcome.value);
  }

  private workOf(running: Running<Input, Engine>, late: (value: Value) => void): Work<Input, Value, Engine> {
    const { input, engine } = running.wanted;
    return {
      ...{ input, engine, before: this.shown.peek(), asked: this.asked, signal: running.stop.signal },
      advance: (share) => this.advance(running, share),
      emit: (value) => (this.running === running ? this.show(running, value, false) : late(value)),
    };
  }

  /** After work that has ended: what has come meanwhile begins, or there is nothing to do. */
  private settle(running: Running<Input, Engine>, outcome: Outcome<Value>): void {
    const { wanted } = running;
    this.end(running);
    if ('value' in outcome) this.show(running, outcome.value, true);
    if (this.wanted === wanted) {
      if ('error' in outcome) this.stumble(outcome.error);
      else this.rest(wanted.held === 'nothing' ? 'done' : 'asking');
      return;
    }
    this.answers.answer(wanted.number);
    if (this.wanted) this.meet(this.wanted);
  }

  private advance(running: Running<Input, Engine>, share: number): void {
    if (this.running === running) this.share.value = Math.min(1, (this.share.peek() ?? 0) + share);
  }

  /** Puts a value in sight, if what is wanted now keeps it there. */
  private show(running: Running<Input, Engine>, value: Value, whole: boolean): void {
    const { key, keeps, held, engine } = running.wanted;
    if (running.stop.signal.aborted || this.wanted?.keeps !== keeps || this.wanted.engine !== engine) {
      this.declared.release?.(value);
      return;
    }
    const old = this.shown.peek();
    this.origin = { key, keeps, held, engine, whole };
    this.shown.value = value;
    if (old !== undefined && old !== value) this.declared.release?.(old);
  }

  private stumble(error: unknown): void {
    if (!this.declared.lost?.(error)) this.fail(error);
    else {
      this.leave('the engine is gone');
      this.rest('waiting');
    }
  }

  private fail(error: unknown): void {
    this.fault.value = error instanceof Error ? error : new Error(String(error));
    this.rest('failed');
  }

  /** Nothing is under way any more, and everything wanted so far has its answer. */
  private rest(status: LiveStatus): void {
    this.share.value = undefined;
    this.state.value = status;
    this.answers.answer();
  }

  private leave(why: string): void {
    const { wanted } = this;
    this.wanted = undefined;
    this.abandon(why);
    if (wanted) this.declared.leave?.();
  }

  private abandon(why: string): void {
    const { running } = this;
    if (!running) return;
    this.end(running);
    running.stop.abort(new Abandoned(`${this.name}: ${why}`));
  }

  private end(running: Running<Input, Engine>): void {
    clearTimeout(running.timer);
    this.running = undefined;
  }

  /** Takes the value out of sight. */
  private drop(): void {
    const old = this.shown.peek();
    this.origin = undefined;
    this.shown.value = undefined;
    if (old !== undefined) this.declared.release?.(old);
  }

  private isThere({ key, held, engine }: Wanted<Input, Engine>): boolean {
    const { origin } = this;
    if (!origin?.whole || origin.key !== key || (origin.held !== 'nothing' && origin.held !== held)) return false;
    return this.declared.portable === true || origin.engine === engine;
  }
}
