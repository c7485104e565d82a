import type { Text } from '../../../i18n/text';
import { bounded, compared } from './build';
import { apart, lastOf, lastOverFirst, secondsTo } from './measure';
import type { ParallelClaim } from './types';

/** Of the scene `downpour`: a push after every gradient; after twenty, with mixed rows; with rows by class. */
const [often, mixed, byClass] = [0, 1, 2].map((variant) => ({ variant }));
const [atOnce, mixedRows, classRows]: readonly Text[] = [
  { en: 'a push after every gradient', zh: '每次梯度都推送' },
  { en: 'after twenty, mixed rows', zh: '二十次才推送，混合的行' },
  { en: 'after twenty, rows by class', zh: '二十次才推送，按类别的行' },
];

/** Replicas apart from each other. */
export const downpour: readonly ParallelClaim[] = [
  bounded({
    id: 'downpour-diverges',
    text: {
      en: 'The parameters are continuously at risk of diverging.',
      zh: '参数一直有发散的风险。',
    },
    criterion: {
      en: 'At a rate at which pushing every gradient converges (see below): full-data loss of the server at the end over the first, a push after twenty with mixed rows, 10 seeds: the interval of the median lies above 1; a run that is no longer finite counts as infinite.',
      zh: '取每次梯度都推送时收敛的学习率（见下）：服务器末尾的全数据损失与最初之比，二十次才推送且行是混合的，10 个种子：中位数区间高于 1；不再有限的运行算作无穷大。',
    },
    cite: '§ 5.2',
    ...{ seeds: 10, number: lastOverFirst('loss'), unit: 'ratio', of: { label: mixedRows, ...mixed }, above: 1 },
  }),
  bounded({
    id: 'downpour-often',
    text: {
      en: 'Where every gradient is pushed and fetched at once they do not.',
      zh: '每次梯度都立即推送并取回时则不会。',
    },
    criterion: {
      en: 'The same, a push after every gradient: the interval of the median lies below 0.5.',
      zh: '同上，每次梯度都推送：中位数区间低于 0.5。',
    },
    cite: '§ 5.2',
    ...{ seeds: 10, number: lastOverFirst('loss'), unit: 'ratio', of: { label: atOnce, ...often }, below: 0.5 },
  }),
  compared({
    id: 'downpour-apart',
    text: {
      en: 'As replicas do not communicate with each other, they come apart.',
      zh: '由于副本之间互不通信，它们彼此远离。',
    },
    criterion: {
      en: 'How far the replicas’ parameters are from the server’s at the end, over how far that has come: a push after every gradient minus one after twenty with rows by class, paired over 10 seeds: the interval of the median lies below 0. It holds with a limit where that is not so of mixed rows.',
      zh: '末尾副本参数与服务器的距离除以服务器走过的距离：每次都推送减二十次才推送且按类别分行，10 个种子配对：中位数区间低于 0。若行是混合时不成立，则有限度地成立。',
    },
    cite: '§ 5.2',
    ...{ seeds: 10, number: apart, unit: 'ratio' },
    less: { label: atOnce, ...often },
    more: { label: classRows, ...byClass },
    further: {
      more: { label: mixedRows, ...mixed },
      label: { en: 'median of the paired differences, mixed rows', zh: '配对差的中位数，混合的行' },
      limit: {
        en: 'Replicas with rows of all classes stay as close to the server as those that push every gradient.',
        zh: '拥有各类别行的副本与每次推送的副本一样靠近服务器。',
      },
    },
  }),
  compared({
    id: 'downpour-hinders',
    text: { en: 'That hinders convergence.', zh: '这会阻碍收敛。' },
    criterion: {
      en: 'Full-data loss of the server after the same gradients: a push after every gradient minus one after twenty with rows by class, paired over 10 seeds: the interval of the median lies below 0.',
      zh: '同样多梯度之后服务器的全数据损失：每次都推送减二十次才推送且按类别分行，10 个种子配对：中位数区间低于 0。',
    },
    cite: '§ 5.2',
    ...{ seeds: 10, number: lastOf('loss'), unit: 'loss' },
    less: { label: atOnce, ...often },
    more: { label: classRows, ...byClass },
  }),
  compared({
    id: 'downpour-hinders-mixed',
    text: {
      en: 'It hinders convergence even where every replica has rows of all classes.',
      zh: '即使每个副本都有各类别的行，收敛也会受阻。',
    },
    criterion: {
      en: 'The same loss: a push after every gradient minus one after twenty with mixed rows, paired over 10 seeds: the interval of the median lies below 0.',
      zh: '同一损失：每次都推送减二十次才推送且行是混合的，10 个种子配对：中位数区间低于 0。',
    },
    cite: '§ 5.2',
    ...{ seeds: 10, number: lastOf('loss'), unit: 'loss' },
    less: { label: atOnce, ...often },
    more: { label: mixedRows, ...mixed },
  }),
];

/** One of eight is three times as slow. */
export const downpourStragglers: readonly ParallelClaim[] = [
  compared({
    id: 'downpour-stragglers-time',
    text: {
      en: 'Replicas that wait for nobody are not held up by one that is slow.',
      zh: '副本互不等待，因此不会被慢者拖住。',
    },
    criterion: {
      en: 'Seconds of the simulated clock until the full-data loss is 0.6, Downpour (η = 0.03) minus synchronous (η = 0.3, of which eight gradients make one step), paired over 10 seeds: the interval of the median lies below 0.',
      zh: '模拟时钟上全数据损失达到 0.6 所需的秒数，Downpour（η = 0.03）减同步（η = 0.3，八个梯度合作一步），10 个种子配对：中位数区间低于 0。',
    },
    cite: 'Dean et al. 2012',
    ...{ seeds: 10, number: secondsTo('loss', 0.6), unit: 'second' },
    less: { label: { en: 'Downpour', zh: 'Downpour' }, method: 0, variant: 2 },
    more: { label: { en: 'synchronous', zh: '同步' }, method: 1, variant: 0 },
  }),
];

/** Two of four die. */
export const killAReplica: readonly ParallelClaim[] = [
  bounded({
    id: 'kill-a-replica-unsent',
    text: {
      en: 'A replica that dies loses only the gradients that it has not sent: the server goes on.',
      zh: '死去的副本只丢失尚未发送的梯度：服务器照常运行。',
    },
    criterion: {
      en: 'Gradients that never came, of two replicas that push after five and are killed: the interval of the median over 10 seeds lies below 10.5.',
      zh: '两个每五次推送、中途被杀死的副本从未送达的梯度数：10 个种子的中位数区间低于 10.5。',
    },
    cite: 'Dean et al. 2012',
    ...{ seeds: 10, number: ({ unsent }) => unsent, unit: 'count', below: 10.5 },
    of: { label: { en: 'gradients lost', zh: '丢失的梯度' } },
  }),
  bounded({
    id: 'kill-a-replica-converges',
    text: { en: 'The others converge without them.', zh: '其余副本照样收敛。' },
    criterion: {
      en: 'Full-data loss at the end, with two of four replicas dead: the interval of the median over 10 seeds lies below 0.7.',
      zh: '四个副本死去两个之后，末尾的全数据损失：10 个种子的中位数区间低于 0.7。',
    },
    cite: 'Dean et al. 2012',
    ...{ seeds: 10, number: lastOf('loss'), unit: 'loss', below: 0.7 },
    of: { label: { en: 'last loss', zh: '末尾的损失' } },
  }),
];
