import { effect, type Signal, signal } from '@preact/signals-core';
import { keep, kept } from './kept';
import { withoutShortcuts } from './query';

const name = 'ravine-shortcuts';

/** Whether single keys do something: as the address says, else as the person chose last time; a choice outlives the page. */
export function shortcutsOf(asked: boolean | undefined): Signal<boolean> {
  const shortcuts = signal(asked ?? kept(name) !== 'off');
  let chosen = shortcuts.peek();
  effect(() => {
    if (shortcuts.value === chosen) return;
    chosen = shortcuts.value;
    keep(name, chosen ? 'on' : 'off');
    // The choice holds from now on, whatever the address said.
    history.replaceState(null, '', withoutShortcuts(location.href));
  });
  return shortcuts;
}
