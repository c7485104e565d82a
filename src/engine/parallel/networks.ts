import type { Text } from '../../i18n/text';
import { printNumber, readNumber } from '../../math/decimal';
import type { Clock } from './types';

/** The values that every network has, in seconds and bytes a second. */
export interface NetworkValues {
  /** The least time of a gradient, and the mean of an exponential beyond it. */
  readonly compute: number;
  readonly beyond: number;
  /** Of a message, the least and the greatest. */
  readonly latency: number;
  readonly farthest: number;
  readonly bandwidth: number;
  /** From reading the parameters to writing them, of an update in a store without care. */
  readonly write: number;
  /** How many times as slow as the others the last worker is. */
  readonly slow: number;
  /** Mean times between failures of a worker, and until it is back; 0: it does not fail. */
  readonly every: number;
  readonly back: number;
}

/** How long computing and sending takes: a preset. */
export interface Network {
  readonly id: string;
  readonly name: Text;
  readonly what: Text;
  readonly values: NetworkValues;
  /** Worker i takes i + 1 times as long as the first. */
  readonly graded?: true;
}

/** A preset with a value for each name. */
export interface NetworkChoice {
  readonly network: string;
  readonly values: NetworkValues;
}

/** Bounds of the values, both allowed; the same for every preset. */
export const networkBounds: Readonly<Record<keyof NetworkValues, readonly [min: number, max: number]>> = {
  compute: [0, 1e6],
  beyond: [0, 1e6],
  latency: [0, 1e6],
  farthest: [0, 1e6],
  bandwidth: [1, 1e15],
  write: [0, 1e6],
  slow: [1, 1000],
  every: [0, 1e9],
  back: [0, 1e9],
};

const rack: NetworkValues = {
  ...{ compute: 1, beyond: 0.1, latency: 5e-5, farthest: 5e-5, bandwidth: 1.25e9 },
  ...{ write: 1e-3, slow: 1, every: 0, back: 0 },
};

const all: readonly Network[] = [
  {
    id: 'rack',
    name: { en: 'a rack', zh: '同一机柜' },
    what: {
      en: 'A gradient takes a second and a little more; a message 50 µs at 10 Gb/s.',
      zh: '一次梯度一秒多；一条消息 50 微秒，10 Gb/s。',
    },
    values: rack,
  },
  {
    id: 'equal',
    name: { en: 'all alike', zh: '完全相同' },
    what: {
      en: 'Every gradient takes exactly a second and messages none: workers take turns.',
      zh: '每次梯度恰好一秒，消息不花时间：工作者轮流进行。',
    },
    values: { ...rack, beyond: 0, latency: 0, farthest: 0 },
  },
  {
    id: 'memoryless',
    name: { en: 'memoryless', zh: '无记忆' },
    what: {
      en: 'A gradient takes an exponential time of mean one second, messages none.',
      zh: '一次梯度的时间服从均值一秒的指数分布，消息不花时间。',
    },
    values: { ...rack, compute: 0, beyond: 1, latency: 0, farthest: 0 },
  },
  {
    id: 'datacentre',
    name: { en: 'a data centre', zh: '数据中心' },
    what: { en: 'Messages take 0.2 to 1 ms at 10 Gb/s.', zh: '消息需 0.2 到 1 毫秒，10 Gb/s。' },
    values: { ...rack, latency: 2e-4, farthest: 1e-3 },
  },
  {
    id: 'internet',
    name: { en: 'the internet', zh: '互联网' },
    what: { en: 'Messages take 30 to 100 ms at 100 Mb/s.', zh: '消息需 30 到 100 毫秒，100 Mb/s。' },
    values: { ...rack, latency: 0.03, farthest: 0.1, bandwidth: 1.25e7 },
  },
  {
    id: 'heterogeneous',
    name: { en: 'unequal machines', zh: '快慢不一' },
    what: {
      en: 'The second worker takes twice as long as the first, the third three times …',
      zh: '第二个工作者耗时是第一个的两倍，第三个三倍……',
    },
    values: rack,
    graded: true,
  },
  {
    id: 'slow',
    name: { en: 'one slow worker', zh: '一个慢工作者' },
    what: {
      en: 'The last worker takes 1.3 times as long; 1.1 to 1.4 is common, 3 is a fault.',
      zh: '最后一个工作者耗时 1.3 倍；1.1 到 1.4 常见，3 倍算故障。',
    },
    values: { ...rack, slow: 1.3 },
  },
  {
    id: 'failures',
    name: { en: 'workers that fail', zh: '会出故障' },
    what: {
      en: 'A worker fails every 100 seconds on average and is back after 20.',
      zh: '每个工作者平均每 100 秒故障一次，20 秒后恢复。',
    },
    values: { ...rack, every: 100, back: 20 },
  },
  {
    id: 'here',
    name: { en: 'threads of this machine', zh: '本机线程' },
    what: {
      en: 'As measured on threads here: its values say what was measured.',
      zh: '按本机线程实测：数值即测得的结果。',
    },
    values: { ...rack, compute: 1e-5, beyond: 1e-6, latency: 0, farthest: 0, write: 1e-7 },
  },
];

/** The presets by id, in the order of menus. */
export const networks: ReadonlyMap<string, Network> = new Map(all.map((network) => [network.id, network]));

/** Why a text names no network: what stands there, and what was expected. */
export interface NetworkFault {
  readonly found: string;
  readonly expected: string;
}

/** Reads `rack(compute=2,slow=3)`; never throws. */
export function readNetwork(text: string): NetworkChoice | NetworkFault {
  const [, name = '', inside = ''] = /^\s*([\w-]*)\s*(?:\((.*?)\)?)?\s*$/s.exec(text) ?? [];
  const network = networks.get(name.toLowerCase());
  if (!network) return { found: name || text, expected: [...networks.keys()].join(', ') };
  const values: Record<string, number> = { ...network.values };
  for (const setting of inside.trim() === '' ? [] : inside.split(',')) {
    const [key = '', given = ''] = setting.split('=').map((part) => part.trim());
    if (!Object.hasOwn(networkBounds, key))
      return { found: setting.trim(), expected: Object.keys(networkBounds).join(', ') };
    const [min, max] = networkBounds[key as keyof NetworkValues];
    const value = readNumber(given);
    if (value === undefined || value < min || value > max)
      return { found: setting.trim(), expected: `${key} = ${printNumber(min)} … ${printNumber(max)}` };
    values[key] = value;
  }
  return { network: network.id, values: values as unknown as NetworkValues };
}

/** The shortest text that reads as the same. */
export function printNetwork({ network, values }: NetworkChoice): string {
  const usual = networks.get(network)?.values ?? rack;
  const settings = (Object.keys(networkBounds) as (keyof NetworkValues)[])
    .filter((key) => values[key] !== usual[key])
    .map((key) => `${key}=${printNumber(values[key])}`);
  return settings.length > 0 ? `${network}(${settings.join(',')})` : network;
}

/** The clock of so many workers on a network. */
export function clockOf({ network, values }: NetworkChoice, workers: number): Clock {
  const { compute, beyond, latency, farthest, bandwidth, write, slow, every, back } = values;
  const graded = networks.get(network)?.graded === true;
  return {
    compute: { least: compute, beyond },
    latency: [latency, Math.max(latency, farthest)],
    ...{ bandwidth, write },
    slow: graded || slow !== 1 ? slownesses(workers, graded, slow) : [],
    failure: { every: every > 0 ? every : Number.POSITIVE_INFINITY, back },
  };
}

const slownesses = (workers: number, graded: boolean, slow: number): number[] =>
  Array.from({ length: workers }, (_, i) => (graded ? i + 1 : 1) * (i === workers - 1 ? slow : 1));
