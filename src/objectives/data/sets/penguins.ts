import type { Text } from '../../../i18n/text';
import { readDataFile } from '../file';
import type { Feature, Table, Task } from '../types';

type Bytes = (name: string) => Promise<ArrayBuffer>;

const measures = {
  beakLength: { at: 0, name: { en: 'beak length', zh: '喙长' }, unit: 'mm' },
  beakDepth: { at: 1, name: { en: 'beak depth', zh: '喙高' }, unit: 'mm' },
  flipper: { at: 2, name: { en: 'flipper length', zh: '鳍肢长' }, unit: 'mm' },
  mass: { at: 3, name: { en: 'body mass', zh: '体重' }, unit: 'g' },
} as const;
type Measure = keyof typeof measures;

const speciesTask: Task = {
  kind: 'classes',
  target: { name: { en: 'species', zh: '物种' } },
  classes: [
    { en: 'Adelie', zh: '阿德利企鹅' },
    { en: 'Chinstrap', zh: '帽带企鹅' },
    { en: 'Gentoo', zh: '巴布亚企鹅' },
  ],
};

const sexTask: Task = {
  kind: 'classes',
  target: { name: { en: 'sex', zh: '性别' } },
  classes: [
    { en: 'female', zh: '雌' },
    { en: 'male', zh: '雄' },
  ],
};

/** Flipper length → body mass. */
export const loadMass = (bytes: Bytes): Promise<Table> =>
  tableOf(bytes, ['flipper'], { kind: 'number', target: featureOf('mass') }, 'mass');

/** Length and depth of the beak → species. */
export const loadSpecies = (bytes: Bytes): Promise<Table> =>
  tableOf(bytes, ['beakLength', 'beakDepth'], speciesTask, 'species');

/** All four measures → sex. */
export const loadSex = (bytes: Bytes): Promise<Table> =>
  tableOf(bytes, ['beakLength', 'beakDepth', 'flipper', 'mass'], sexTask, 'sex');

/** The rows of which nothing that is asked for is missing. */
async function tableOf(
  bytes: Bytes,
  inputs: readonly Measure[],
  task: Task,
  target: 'mass' | 'species' | 'sex',
): Promise<Table> {
  const file = await readDataFile(await bytes('penguins.bin'));
  const numbers = file.array('measures');
  const [rows, width] = file.shape('measures');
  const measured = (row: number, name: Measure) => numbers[row * width + measures[name].at];
  const labels = target === 'mass' ? undefined : file.array(target);
  const targetOf = (row: number) => labels?.[row] ?? measured(row, 'mass');
  const missing = (row: number) =>
    inputs.some((name) => Number.isNaN(measured(row, name))) || Number.isNaN(targetOf(row)) || labels?.[row] === 255;
  const kept = Array.from({ length: rows }, (_, row) => row).filter((row) => !missing(row));
  const values = kept.flatMap((row) => inputs.map((name) => measured(row, name)));
  return {
    inputs: { kind: 'dense', width: inputs.length, values: Float64Array.from(values) },
    targets: Float64Array.from(kept, targetOf),
    features: inputs.map(featureOf),
    task,
  };
}

const featureOf = (name: Measure): Feature => {
  const { name: text, unit }: { name: Text; unit: string } = measures[name];
  return { name: text, unit };
};
