import type { enSwarm } from './en';

/** The words of the swarm, in Chinese. */
export const zhSwarm = {
  title: '粒子群',
  particles: '粒子数',
  particlesTip: '所有方法合计；各方法份额相同，起点相同',
  particlesField: '粒子数，以数字输入',
  particlesFault: '应为 {min} 到 {max} 的整数；仍使用 {value}',
  start: '起点',
  starts: { domain: '整个区域', brush: '起点附近' },
  startTips: {
    domain: '覆盖整个区域的抖动网格',
    brush: '起点标记周围的一块；拖动标记可移动它',
  },
  spread: '范围大小',
  spreadOf: '区域的 {percent} %',
  color: '颜色',
  colors: { method: '方法', loss: '损失', speed: '速度' },
  colorTips: {
    method: '每种方法各有颜色',
    loss: '按粒子所在处的 f',
    speed: '按最后一步的长度',
  },
  kinds: { gap: 'f − f*', value: 'f', speed: '一步在 x、y 中的长度' },
  caption: '第 {step} 步，每种方法 {particles} 个粒子',
  waiting: '正在计算粒子群',
  method: '方法',
  live: '途中',
  arrived: '到达',
  diverged: '发散',
  share: '份额',
  histogram: '所有粒子的损失',
  logarithmic: 'f − f*，对数',
  histogramLabel: '第 {step} 步 {count} 个粒子的 {kind} 直方图；一半粒子低于 {median}。粒子群表格列有各项数目。',
  histogramNone: '{kind} 直方图：没有粒子有值',
  tallest: '最高一格 {count} 个',
} satisfies typeof enSwarm;
