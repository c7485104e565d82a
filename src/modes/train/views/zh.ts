import type { enViews } from './en';

/** Sentences of the pictures beside the training curves in Chinese. */
export const zhViews: typeof enViews = {
  boundary: {
    title: '{method}，第 {update} 次更新之后：{rows} 个中判对 {right} 个',
    label: '{method} 在{across}与{up}上的判断：{rows} 行中判对 {right} 行',
    parts: { train: '训练', validation: '验证', test: '测试', wrong: '判错' },
  },
  fit: {
    label: '{up}对{across}的散点与 {names} 的拟合线',
  },
  misread: {
    title: '{method}，第 {update} 次更新之后：{rows} 个中判错 {wrong} 个',
    about: '最有把握的在前：判为（实为）',
    label: '{method} 判错 {rows} 张图片中的 {wrong} 张',
  },
  histograms: {
    weights: '权重',
    gradient: '梯度',
    deviation: '标准差 {value}',
    label: '{method} 的{title}，按张量：{each}',
  },
  scales: {
    given: '加权和（均方根）',
    back: '损失对加权和的斜率',
    layer: '层',
    label: '各层数值的大小。{each}',
    gains: '{method}：每个隐藏层前向乘以 {forward}，反向乘以 {backward}',
    caption: '各层的均方根；第 0 层是输入',
    run: '运行',
    of: '数量',
    ofLayer: '第 {layer} 层',
  },
  frequency: {
    across: '含有该特征的训练行数',
    up: '特征的学习率：每单位梯度的步长',
    label: '各特征的学习率与含有它的行数。{each}',
    ends: '{method}：约 {from} 行的特征为 {rare}，{to} 行以上的为 {often}',
    caption: '按含有特征的训练行数，其学习率的中位数',
    run: '运行',
    rows: '行数',
    range: '{from} 至 {to}',
    inputs: '特征数',
    median: '学习率中位数',
  },
  worth: {
    updates: '全数据损失达到 {target} 所需的更新次数',
    examples: '全数据损失达到 {target} 所需的样本数',
    across: '每批行数',
    law: '线：S = Smin (1 + B/n)，Smin {least}，B {critical}',
    none: '达到目标的大小太少，无法拟合',
    caption: '每种批量在其最佳学习率下，全数据损失达到 {target} 所需',
    head: ['批量', '最佳学习率', '更新次数（中位数）', '样本数'],
  },
  loop: {
    kinds: { batch: '批量', stochastic: '随机', 'mini-batch': '小批量' },
    label: '{kind}梯度下降的循环',
    differs: '三者仅此一行不同',
    working: '正在执行',
  },
};
