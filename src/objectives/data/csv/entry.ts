import { singleOf } from '../single';
import type { DataEntry } from '../types';
import type { CsvTable } from './types';

/** A table of one's own as an entry beside those of the catalogue; what it is called is the file's name. */
export function ownEntry(id: string, file: string, { table }: CsvTable): DataEntry {
  const { inputs, targets, task } = table;
  const target = task.target.name.en;
  return {
    id,
    name: { en: file, zh: file },
    summary: { en: `“${target}” from ${inputs.width} inputs`, zh: `由 ${inputs.width} 个输入得出“${target}”` },
    source: { en: 'A file of yours; it never leaves this browser', zh: '您自己的文件，不会离开这个浏览器' },
    licence: { en: 'yours', zh: '归您所有' },
    rows: targets.length,
    inputs: inputs.width,
    classes: task.kind === 'classes' ? task.classes.length : 0,
    sparse: false,
    graded: false,
    single: singleOf(table),
    load: async () => table,
  };
}
