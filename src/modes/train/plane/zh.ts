import type { enPlane } from './en';

/** The words of the loss plane, in Chinese. */
export const zhPlane: typeof enPlane = {
  title: '损失平面',
  view: '视图',
  views: { curve: '曲线', contour: '平面（俯视）', '3d': '平面（三维）', both: '平面（并排）' },
  principal:
    '权重空间中这些运行散布最大的平面（主成分；各运行权重相同，共 {points} 个点）。高度是在全部 {rows} 行训练数据上、没有任何运行到过的权重处的损失。轨迹位于运行自身的损失处，细线向下连到平面。',
  through:
    '过三个运行终点的平面：{names}。高度是全部 {rows} 行训练数据上的损失；轨迹位于运行自身的损失处，细线向下连到平面。',
  random:
    '从 {name} 的终点出发的两个随机方向；沿每个方向，进入各单元的权重与该处的权重等长，偏置不变（滤波器归一化）。高度是全部 {rows} 行训练数据上的损失。运行从何而来，随机方向几乎显示不出。',
  fewer: '过三个终点的平面需要同一模型的三个运行，这里有 {count} 个。显示的是路径的平面。',
  choice: '平面',
  choices: { paths: '路径的平面', ends: '过三个终点', random: '随机方向' },
  end: '终点 {count}',
  other: '换方向',
  parameters: '模型有两个参数：{across} 和 {up}，这个平面就是全部。高度是全部 {rows} 行训练数据上的损失。',
  norm: '批归一化在每一点都用全部训练行测量。',
  method: '运行',
  inPlane: '在平面内',
  walks: '随机游走',
  times: '倍数',
  median: '偏离，中位数',
  largest: '最大',
  together: '合计',
  caption: '落在平面内的方差份额，以及轨迹与平面的损失之差',
  captionApart: '轨迹与平面的损失之差',
  control: '对照：从同一起点出发、点数相同的同样多的随机游走，在它们自己的平面内；单个运行旁是一条游走的平均值。',
  nothing: '这比随机游走在其平面内的份额高不了多少：这些路径在图中的位置几乎说明不了什么。',
  alone: '比随机游走高不了多少：{names}。',
  others: '模型或数据不同而未列入：{names}。',
  cut: '只跟踪到其损失达到最初的十倍为止：{names}。',
  progress: '平面上的损失：{percent} %',
  waiting: '每个运行的第一个种子训练完后才有平面。',
  asks: '这些运行的第一个种子要等您在面板中启动。',
  rest: '计算 {count} × {count} 个点（{cost} 十亿次乘法）',
  cancel: '取消',
};
