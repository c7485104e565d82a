import { effect, signal } from '@preact/signals-core';
import { pageSearch, readQuery, withLanguage } from './app/query';
import { run } from './app/run';
import type { Language } from './i18n/text';
import { chooseLanguage, loadWords } from './i18n/words';

const language = signal<Language>(chooseLanguage(readQuery(pageSearch()).language, navigator.languages));
let chosen = language.peek();
effect(() => {
  if (language.value === chosen) return;
  chosen = language.value;
  history.replaceState(null, '', withLanguage(location.href, chosen));
});

const root = document.getElementById('app');
if (root) void loadWords(chosen).then(() => run(root, language));
