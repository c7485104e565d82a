import { computed, effect, type ReadonlySignal } from '@preact/signals-core';
import { render, type TemplateResult } from 'lit/html.js';
import { type Dictionary, loadMoreWords, wordsOf } from '../i18n/words';
import { keys } from '../state/registry';
import type { State } from '../state/types';
import { createDrafts, type Drafts } from './drafts';
import { showFailure } from './failure';
import type { PageModel } from './model';
import { createEditor, type Editor } from './surface/editor';

/** What every part of the page is given. */
export interface Context {
  readonly model: PageModel;
  readonly words: ReadonlySignal<Dictionary>;
  /** Loads the words of the parts that are loaded on demand. */
  readonly moreWords: (part?: string) => Promise<void>;
  /** Single keys of the state, so that a part is rendered again only when its own change. */
  readonly parts: { readonly [K in keyof State]: ReadonlySignal<State[K]> };
  readonly drafts: Drafts;
  /** The editor of the surface. */
  readonly editor: Editor;
}

/** The context of a page. */
export function createContext(model: PageModel): Context {
  const part = <K extends keyof State>(key: K): ReadonlySignal<State[K]> => computed(() => model.state.value[key]);
  return {
    model,
    words: computed(() => wordsOf(model.language.value)),
    moreWords: (part) => loadMoreWords(model.language.peek(), part),
    parts: Object.fromEntries(keys().map((key) => [key, part(key)])) as unknown as Context['parts'],
    drafts: createDrafts(),
    editor: createEditor(),
  };
}

/**
 * Keeps an element's content equal to a template for as long as it lives; returns its end. A template that throws has
 * its failure shown in its place, until it can be drawn again.
 */
export const region = (host: HTMLElement, template: () => TemplateResult | TemplateResult[]): (() => void) =>
  effect(() => {
    try {
      render(template(), host);
    } catch (error) {
      showFailure(host, error);
      // What stands there now is not lit's: the next drawing begins anew.
      Reflect.deleteProperty(host, '_$litPart$');
    }
  });
