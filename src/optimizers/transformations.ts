import type { Text } from '../i18n/text';
import { decay, fraction, pull } from './hyper';
import { lines } from './lines';
import type { Hyperparameter, Rule } from './types';

/**
 * Something that is done to any method: lines that are put before those of its rule, in which they give a new value to
 * `eta`, `g` or `theta`. All else of the rule reads that value, so transformations compose in the order of their list.
 */
export interface Transformation {
  readonly id: string;
  /** What it changes: the learning rate, the gradient or the parameters. */
  readonly of: 'eta' | 'g' | 'theta';
  readonly name: Text;
  /** What it does, and where it is from. */
  readonly summary: Text;
  readonly hyper: Readonly<Record<string, Hyperparameter>>;
  /** The line, with the same names as in a rule. */
  readonly line: string;
}

/** A number of steps: log scaled. */
const stepsOf = (value: number): Hyperparameter => ({ default: value, min: 1, max: 10_000, scale: 'log' });

/** Decay of the parameters beside the method: what makes AdamW of Adam. */
export const decoupled: Transformation = {
  id: 'decoupled',
  of: 'theta',
  name: { en: 'Weight decay', zh: '权重衰减' },
  summary: {
    en: 'The parameters themselves shrink by η times a share at every step: decoupled from the gradient, as in AdamW (Loshchilov and Hutter, 2019).',
    zh: '参数本身每步按 η 乘某一比例缩小：与梯度解耦，如 AdamW（Loshchilov 与 Hutter，2019）。',
  },
  hyper: { lambda: pull(0.01) },
  line: 'theta = theta - eta*lambda*theta',
};

/** Every transformation, in the order of its menu: schedules (t counts from 1, so the first step has the whole rate), then the rest. */
const all: readonly Transformation[] = [
  {
    id: 'warmup',
    of: 'eta',
    name: { en: 'Warm-up', zh: '预热' },
    summary: {
      en: 'The rate rises evenly to its value over the first steps (Goyal et al., 2017).',
      zh: '学习率在最初若干步内均匀升到设定值（Goyal 等，2017）。',
    },
    hyper: { warmup: stepsOf(20) },
    line: 'eta = eta*min(1, t/warmup)',
  },
  {
    id: 'step',
    of: 'eta',
    name: { en: 'Step decay', zh: '阶梯衰减' },
    summary: {
      en: 'The rate is multiplied by the same factor every so many steps.',
      zh: '每隔若干步，学习率乘以同一个因子。',
    },
    hyper: { drop: fraction(0.5), every: stepsOf(50) },
    line: 'eta = eta*drop^floor((t - 1)/every)',
  },
  {
    id: 'exponential',
    of: 'eta',
    name: { en: 'Exponential', zh: '指数衰减' },
    summary: { en: 'The rate shrinks by the same share at every step.', zh: '学习率每步按同一比例缩小。' },
    hyper: { keep: decay(0.99) },
    line: 'eta = eta*keep^(t - 1)',
  },
  {
    id: 'inverse',
    of: 'eta',
    name: { en: '1/t', zh: '1/t' },
    summary: {
      en: 'The rate falls as 1/t: half of it is left after so many steps (Robbins and Monro, 1951).',
      zh: '学习率按 1/t 下降：经过给定步数后剩一半（Robbins 与 Monro，1951）。',
    },
    hyper: { half: stepsOf(50) },
    line: 'eta = eta/(1 + (t - 1)/half)',
  },
  {
    id: 'cosine',
    of: 'eta',
    name: { en: 'Cosine', zh: '余弦' },
    summary: {
      en: 'The rate falls to 0 along half a cosine over a period (Loshchilov and Hutter, 2017).',
      zh: '学习率在一个周期内沿半个余弦降到 0（Loshchilov 与 Hutter，2017）。',
    },
    hyper: { period: stepsOf(200) },
    line: 'eta = eta*(1 + cos(pi*min(t - 1, period)/period))/2',
  },
  {
    id: 'cyclic',
    of: 'eta',
    name: { en: 'Cyclic', zh: '循环' },
    summary: {
      en: 'The rate goes evenly up from a share of its value and down again, cycle after cycle (Smith, 2017).',
      zh: '学习率从设定值的某一比例均匀升起再降下，周而复始（Smith，2017）。',
    },
    hyper: { low: fraction(0.1), cycle: stepsOf(50) },
    line: 'eta = eta*(low + (1 - low)*(1 - abs(2*((t - 1)/cycle - floor((t - 1)/cycle)) - 1)))',
  },
  {
    id: 'noise',
    of: 'g',
    name: { en: 'Gradient noise', zh: '梯度噪声' },
    summary: {
      en: 'Normal noise is added to the gradient; its variance σ² shrinks as 1/(1 + t)^γ: equations (22) and (23) (Neelakantan et al., 2015). In an experiment it also stands for the noise of mini-batches.',
      zh: '在梯度上加正态噪声，其方差 σ² 按 1/(1 + t)^γ 减小：式 (22)、(23)（Neelakantan 等，2015）。实验中也可代表小批量的噪声。',
    },
    hyper: {
      sigma2: { default: 0.1, min: 1e-6, max: 1e4, scale: 'log', untuned: 'problem' },
      gamman: { ...fraction(0.55, 2), untuned: 'problem' },
    },
    line: 'g = g + sqrt(sigma2/(1 + t)^gamman)*xi',
  },
  {
    id: 'l2',
    of: 'g',
    name: { en: 'L2 penalty', zh: 'L2 惩罚' },
    summary: {
      en: 'A share of the parameters is added to the gradient: it pulls to the origin, through the moments of the method.',
      zh: '把参数的一部分加到梯度上：经由方法的矩把参数拉向原点。',
    },
    hyper: { decay: pull(0.01) },
    line: 'g = g + decay*theta',
  },
  {
    id: 'clip',
    of: 'g',
    name: { en: 'Clipping', zh: '裁剪' },
    summary: {
      en: 'A gradient that is longer than the limit is shortened to it (Pascanu, Mikolov and Bengio, 2013).',
      zh: '梯度的长度超过上限时缩短到上限（Pascanu、Mikolov 与 Bengio，2013）。',
    },
    hyper: { clip: { default: 1, min: 1e-3, max: 1e3, scale: 'log' } },
    // Halves, whose bits are the same: f32 holds half the length of whatever it holds the coordinates of.
    line: 'g = clip/2/max(clip/2, sqrt(sum((g/2)^2)))*g',
  },
  decoupled,
];

/** The transformations by id, in the order of their menu. */
export const transformations: ReadonlyMap<string, Transformation> = new Map(all.map((row) => [row.id, row]));

/** How a schedule that is typed begins in a list of transformations; its expression follows. */
export const schedulePrefix = 'schedule:';

/** The part of a rule that a line on one of the three names belongs to. */
const parts = { eta: 'perStep', g: 'perPoint', theta: 'update' } as const;

/** A rule with lines put before its own, in their order. */
export function preceded(rule: Rule, before: readonly Pick<Transformation, 'of' | 'line'>[]): Rule {
  const lined = (of: Transformation['of']) => before.filter((row) => row.of === of).map(({ line }) => line);
  const added = (of: Transformation['of']) => (of === 'eta' ? scheduledToo(rule, lined(of)) : lined(of));
  const entries = (['eta', 'g', 'theta'] as const).flatMap((of) => {
    const own = rule[parts[of]];
    const all = [...added(of), ...(own === undefined ? [] : [own])];
    return all.length > 0 ? [[parts[of], lines(...all)] as const] : [];
  });
  return { ...rule, ...Object.fromEntries(entries) };
}

/** The lines of schedules, and those that hand the share of the base rate which they leave on to other hyperparameters. */
function scheduledToo(rule: Rule, schedules: readonly string[]): readonly string[] {
  const { scheduled = [] } = rule;
  if (schedules.length === 0 || scheduled.length === 0) return schedules;
  // A name that a typed rule has no other use for.
  const taken = JSON.stringify([rule, schedules]);
  let base = 'eta0';
  while (taken.includes(base)) base += '0';
  const share = `where(${base} > 0, eta/where(${base} > 0, ${base}, 1), 1)`;
  return [`${base} = eta`, ...schedules, ...scheduled.map((name) => `${name} = ${name}*${share}`)];
}
