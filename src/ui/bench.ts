import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals-core';
import { baseOf, sourceOf } from '../state/base';
import {
  addRule,
  duplicateMethod,
  removeMethod,
  removeRule,
  resetMethod,
  setForm,
  setHyper,
  setRule,
  setWith,
} from '../state/method-transitions';
import { choiceOf } from '../state/methods';
import type { MethodChoice, State } from '../state/types';
import type { Context } from './context';
import { offered, placeFor, type RosterEntry, rosterOf } from './roster';

/** The methods panel's memory: methods that are off keep their values, and solo can be taken back. */
export interface Bench {
  readonly roster: ReadonlySignal<readonly RosterEntry[]>;
  /** The index of the method shown alone by solo, while it is. */
  readonly alone: ReadonlySignal<boolean>;
  toggle(entry: RosterEntry): void;
  solo(entry: RosterEntry): void;
  remove(entry: RosterEntry): void;
  duplicate(index: number): void;
  add(method: string): void;
  reset(index: number): void;
  /** Methods, values, start, steps and domain as the picture opened with them. */
  resetAll(): void;
  form(index: number, form: string): void;
  hyper(index: number, key: string, value: number): void;
  /** What is done to the method at an index, in this order. */
  with(index: number, names: readonly string[]): void;
  /** Adds a typed optimizer and runs it. */
  own(rule: string): void;
  /** Gives a typed optimizer another text. */
  rule(index: number, rule: string): void;
  removeRule(index: number): void;
}

/** What a picture opened with, as far as its race goes; the domain of a formula is the person's own. */
function openingOf(state: State): Pick<State, 'domain' | 'start' | 'steps' | 'methods'> {
  const { domain, start, steps, methods } = baseOf(sourceOf(state), state.f === undefined ? undefined : state.domain);
  return { domain, start, steps, methods };
}

/** The bench of a page; it lives as long as the page does. Returns it with its end. */
export function createBench(context: Context): Bench & { dispose(): void } {
  const { model, parts, drafts } = context;
  const { off, before, current, set, put, transition, dispose } = createLists(context);
  const without = (index: number): readonly MethodChoice[] => current().filter((_, i) => i !== index);

  return {
    roster: computed(() => rosterOf(parts.scene.value, parts.methods.value, off.value)),
    alone: computed(() => before.value !== undefined && parts.methods.value.length === 1),
    toggle: ({ choice, index }) => {
      before.value = undefined;
      if (index === undefined)
        put(
          choice,
          off.peek().filter((other) => other !== choice),
        );
      else set(without(index), [...off.peek(), choice]);
    },
    solo: ({ choice, index }) => {
      const all = before.peek();
      const back = all && current().length === 1 && index === 0;
      before.value = back ? undefined : (all ?? current());
      if (back)
        set(
          all,
          [...off.peek(), choice].filter((other) => !all.includes(other)),
        );
      else set([choice], [...off.peek().filter((other) => other !== choice), ...current().filter((m) => m !== choice)]);
    },
    remove: ({ choice, index }) => {
      if (index === undefined) off.value = off.peek().filter((other) => other !== choice);
      else transition((state) => removeMethod(state, index));
    },
    duplicate: (index) => transition((state) => duplicateMethod(state, index)),
    add: (method) => put(choiceOf(parts.scene.peek(), method, parts.rules.peek()), off.peek()),
    reset: (index) => transition((state) => resetMethod(state, index)),
    resetAll: () => {
      const { methods, ...rest } = openingOf(model.state.peek());
      drafts.clear();
      batch(() => {
        before.value = undefined;
        model.actions.update(rest);
        set(methods, offered(parts.scene.peek(), methods));
      });
    },
    form: (index, form) => transition((state) => setForm(state, index, form)),
    hyper: (index, key, value) => transition((state) => setHyper(state, index, key, value)),
    with: (index, names) => transition((state) => setWith(state, index, names)),
    own: (rule) => transition((state) => addRule(state, rule)),
    rule: (index, rule) => transition((state) => setRule(state, index, rule)),
    removeRule: (index) => transition((state) => removeRule(state, index)),
    dispose,
  };
}

/** The lists of a bench, what is written to them, and the end of their following the page. */
function createLists({ model, parts }: Context) {
  const off = signal<readonly MethodChoice[]>([]);
  const before = signal<readonly MethodChoice[] | undefined>(undefined);
  let own: readonly MethodChoice[] | undefined;
  let scene: string | undefined | null = null;

  const set = (
    methods: readonly MethodChoice[],
    resting: readonly MethodChoice[] = off.peek(),
    rules = model.state.peek().rules,
  ): void => {
    own = methods;
    batch(() => {
      off.value = resting;
      model.actions.update({ methods, rules });
    });
  };
  /** A list that came from elsewhere (a link, another scene) begins anew. */
  const dispose = effect(() => {
    const methods = parts.methods.value;
    const opened = parts.scene.value;
    if (opened === scene && methods === own) return;
    const resting = opened === scene ? off.peek().filter((o) => !methods.some((m) => m.method === o.method)) : [];
    const kept = new Set(resting.map(({ method }) => method));
    off.value = [...resting, ...offered(opened, methods).filter(({ method }) => !kept.has(method))];
    before.value = undefined;
    scene = opened;
    own = methods;
  });

  const current = (): readonly MethodChoice[] => parts.methods.peek();
  const put = (choice: MethodChoice, resting: readonly MethodChoice[]): void =>
    set(current().toSpliced(placeFor(parts.scene.peek(), current(), choice.method), 0, choice), resting);
  const transition = (change: (state: State) => State): void => {
    const [shown] = current();
    const { methods, rules } = change(model.state.peek());
    // What is changed while it stands alone stays changed among the others.
    if (methods.length === 1) before.value = before.peek()?.map((choice) => (choice === shown ? methods[0] : choice));
    set(methods, off.peek(), rules);
  };
  return { off, before, current, set, put, transition, dispose };
}
