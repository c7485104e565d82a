import type { enTraining } from './en-training';

/** What the keys of a training expect, in Chinese. */
export const zhTraining = {
  expected: {
    stepsOfEpochs: '有 data 时不给出 steps：它由 epochs 和 batch 得出',
    ownData: '拖放到本页的文件：拖放的内容不会离开浏览器，也不在链接里',
    split: 'all，或 训练,验证,测试 的百分数，合计 100',
    batch: 'all，或 1 到训练行数 {max} 的整数',
    epochs: '大于 0 且不超过 {max} 的数',
    patience: 'none，或 1 到 1000 的整数轮次',
    changes: '更新:方法.键=值;更新:batch=值…，最多 {max} 个',
    plane: 'paths、ends:1,2,3（三个不同的运行）或 random:种子',
    devices: '1 … {most} 个速度，以逗号分隔，每个 {least} … {fastest}',
    placed: '节点:设备,节点:设备…（设备从 1 起）',
    killed: 'worker:秒数,worker:秒数…（工作者从 0 起）',
    plateau: 'none，或 阈值,因子：不小于 0 的数，以及大于 0 且不超过 1 的数',
    sample: 'none，或 1 到 {max} 的整数；数据有难度等级时可在其后加 -easy',
    vary: '键:值;值…，键为 {options} 之一，最多 {max} 个值',
    target: 'auto，或 {min} 到 {max} 之间的损失',
    duel: '{options} 中的两个，以逗号分隔',
  },
} satisfies typeof enTraining;
