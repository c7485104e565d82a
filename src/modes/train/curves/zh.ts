import type { enCurves } from './en';

/** Sentences of the training curves in Chinese. */
export const zhCurves: typeof enCurves = {
  columns: {
    loss: '全数据损失',
    batchLoss: '批次自身损失',
    validation: '验证损失',
    accuracy: '验证准确率',
    gradient: '梯度范数',
    noise: '批次梯度的标准差',
    sharpness: '锐度：海森矩阵的最大特征值',
    gap: '差距 f − f*',
    f: '取值 f',
  },
  axes: { updates: '更新次数', epochs: '轮次', examples: '样本数', time: '秒' },
  log: '对数坐标',
  thin: '细线：{name}',
  band: {
    none: '单个种子',
    range: '{seeds} 个种子的中位数与范围',
    quantiles: '{seeds} 个种子的中位数与 5–95 % 区间',
    chosen: '{seeds} 个种子的中位数；点击名称可显示其区间',
  },
  smoothed: {
    exponential: '按 {updates} 次更新平滑（指数），后面为实测值',
    window: '按 {updates} 次更新平滑（窗口），后面为实测值',
  },
  label: '{column}随{axis}的变化：{names}。表格以数字给出相同内容。',
  change: '第 {update} 次更新之后：{what}。',
  keys: '左右键：逐条记录移动。加号、减号、零：放大、缩小、全部。上下键：突出某一方法；Escape：取消。Shift 加方向键：平移。拖动：移动游标；按住 Shift 拖动：框选要显示的部分。滚轮：缩放；在左侧数字上为纵向缩放。双击：全部。点击名称：突出该方法。',
  table: {
    caption: '{column}，{axis} {at}',
    method: '方法',
    seeds: '种子数',
    now: '当前',
    end: '结束',
    best: '最佳',
    when: '对应{axis}',
    diverged: '发散',
    of: '{runs} 中的 {count}',
    band: '{low} 至 {high}',
    lost: '已发散',
  },
};
