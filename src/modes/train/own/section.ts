import { effect } from '@preact/signals-core';
import { html } from 'lit/html.js';
import { CsvReader } from '../../../engine/data/csv';
import { keepOwn, ownPrefix } from '../../../objectives/data/catalog';
import { ownEntry } from '../../../objectives/data/csv/entry';
import type { CsvTable } from '../../../objectives/data/csv/types';
import { type Context, region } from '../../../ui/context';
import { takeDrops } from './drops';
import { createOwn, type Own } from './model';
import { ownPanel } from './panel';

/** Tables so far: each has an id of its own, so that what was computed of one is never taken for another's. */
let count = 0;

/** The section for a table of one's own; what comes of a file is trained on at once. Returns its end. */
export function ownSection({ words, model }: Pick<Context, 'words' | 'model'>, host: HTMLElement): () => void {
  const own = createOwn(new CsvReader());
  const section = () => html`<details class="section" ?open=${own.file.value !== undefined}>
    <summary><h2>${words.value.own.title}</h2></summary>
    <div>${ownPanel({ words, language: model.language, own })}</div>
  </details>`;
  const stops = [region(host, section), takeDrops(own), adopt(own, model.actions)];
  return () => {
    for (const stop of stops) stop();
    own.dispose();
  };
}

/** Shows every table that comes of a file: the first as a step that can be taken back, what is chosen of it in its place. */
function adopt({ file }: Pick<Own, 'file'>, { update }: Context['model']['actions']): () => void {
  let last: CsvTable | undefined;
  let name: string | undefined;
  return effect(() => {
    const shown = file.value;
    if (!shown?.result || shown.result === last) return;
    const same = name === shown.name;
    [last, name] = [shown.result, shown.name];
    count++;
    const data = `${ownPrefix}${count}`;
    keepOwn(ownEntry(data, shown.name, shown.result));
    update({ data, vary: undefined, changes: [] }, same ? 'replace' : 'push');
  });
}
