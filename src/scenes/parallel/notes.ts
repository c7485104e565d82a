import type { Text } from '../../i18n/text';

/** What each scene of many workers shows and where its numbers come from, in our own words; loaded with the panel that shows it. */
export const parallelNotes: Readonly<Record<string, Text>> = {
  'tensorflow-graph': {
    en: 'One step of a small net as TensorFlow’s white paper (Abadi et al., 2015) has it: operations, devices, a Send and a Receive for each tensor that has to go. The graph is read off the model, whatever it is; the devices are of 5·10⁸ operations a second, a message takes 20 µs. On the simulated clock the parts take turns; threads begin at the button.',
    zh: '一个小网络的一步，依照 TensorFlow 白皮书（Abadi 等，2015）：运算、设备，以及每个须传送的张量的一对 Send 与 Receive。图由模型得出，任何模型都行；设备每秒 5·10⁸ 次运算，一条消息 20 微秒。在模拟时钟上各部分轮流执行；线程由按钮启动。',
  },
  hogwild: {
    en: 'The rated films, one at a time, on sixteen workers that read, compute and write without care. Of rare words alone a film shares one with 3 % of the others at most (ρ); with “the” and distributors with 41 %; a bias is in every film: ρ = 1. Under the picture, the words whose updates were overwritten.',
    zh: '有评分的电影逐部训练，十六个工作者毫无防护地读、算、写。只用稀有词时，一部电影至多与 3 % 的其他电影共有某个词（ρ）；加上 “the” 与发行商为 41 %；偏置每部都有：ρ = 1。图下是更新被覆盖的词。',
  },
  'hogwild-sparse': {
    en: 'The same rate, the same films, on one, four and sixteen workers. Films are drawn with replacement, as in the paper. At first each worker went through them in an order of its own, so that sixteen saw fewer different films in an epoch: their loss was 1.26 times that of one, and both sentences failed. The loss 0.45 is about where the epoch ends: not every seed has it, and the second still fails.',
    zh: '同样的学习率、同样的电影，一个、四个与十六个工作者。电影按论文有放回地抽取。起初每个工作者各按自己的顺序遍历，一轮中十六个工作者见到的不同电影更少：其损失是单个的 1.26 倍，两句话都不成立。损失 0.45 大约是一轮结束时的值：并非每个种子都达到，第二句仍不成立。',
  },
  'hogwild-dense': {
    en: 'With a 1 in every film all sixteen change the same number, each by what it was fifteen updates ago. At a tenth of the rate that does not matter.',
    zh: '每部电影都有一个 1，十六个工作者都改同一个数，各按十五次更新之前的值。学习率取十分之一时这无关紧要。',
  },
  downpour: {
    en: 'Eight replicas step on copies of their own. Pushing every gradient, they train; pushing the sum of twenty, eight sums are added that each would have been enough. A ninth and a tenth digit that no replica has are a part of what rows by class do.',
    zh: '八个副本各在自己的拷贝上更新。每次梯度都推送时能学会；二十次之和才推送时，八份和相加，而每一份本已足够。按类别分行时还有两个数字没有副本拥有。',
  },
  'downpour-stragglers': {
    en: 'The last of eight workers takes three times as long. Synchronous steps wait for it, backup workers do not, Downpour waits for nobody. Synchronous steps are the mean of eight gradients and bear a larger rate: both are shown with both.',
    zh: '八个工作者中最后一个耗时三倍。同步要等它，备份工作者不等，Downpour 谁也不等。同步的一步是八个梯度的平均，承受得住更大的学习率：各用两种学习率显示。',
  },
  'kill-a-replica': {
    en: 'Two of four replicas die, at 100 and at 200 seconds. The server keeps what they have pushed; their gradients since are lost, and counted.',
    zh: '四个副本中两个分别在 100 秒与 200 秒死去。服务器保留它们已推送的；其后的梯度丢失，并被计数。',
  },
  'delay-tolerant': {
    en: 'A thousand workers taking turns: every gradient is 999 updates old. The first two rates are the best of 0.003, 0.01 … 3 for one worker, the other two for a thousand, by the median of three other seeds, found by a program apart from this page.',
    zh: '一千个工作者轮流：每个梯度都晚 999 次更新。前两个学习率是 0.003、0.01 … 3 中对单个工作者最好的，后两个是对一千个最好的，由本页之外的程序按另外三个种子的中位数选出。',
  },
  easgd: {
    en: 'Eight workers with noisy gradients on springs. Soft ones let them settle in different valleys while the centre stays on the hill between; stiffer ones let them visit, and bring all into one.',
    zh: '八个带噪声梯度的工作者系在弹簧上。软弹簧让它们落入不同的山谷，中心留在其间的山上；较硬的弹簧允许探访，最后把大家带进同一个山谷。',
  },
  'easgd-rastrigin': {
    en: 'A dent at every whole number, and noise that fades. Steps that eight workers take together have an eighth of the noise’s variance and stay in the first dent.',
    zh: '每个整数点都有小坑，噪声逐渐减弱。八个工作者一起走的步子，噪声方差只有八分之一，停在第一个坑里。',
  },
  spring: {
    en: 'Two workers start on the hill, with noise that fades. Once on different sides they stay there at ±√(1 − ρ) if the spring is softer than 2/3, the centre between them. The first seed is one of those whose workers part.',
    zh: '两个工作者从山顶出发，噪声逐渐减弱。一旦分处两侧，弹簧软于 2/3 时它们便停在 ±√(1 − ρ)，中心在其间。第一个种子是其中分开的一个。',
  },
  admm: {
    en: 'Three workers in turn, on a bowl: ADMM as the paper on EASGD writes it, beside EASGD with the same rate and spring. It nears the minimum first; the mode that grows, by a thousandth a round, needs its time.',
    zh: '三个工作者轮流，在碗面上：按 EASGD 论文的写法的 ADMM，与同样学习率和弹簧的 EASGD 并列。它先接近极小值；每轮增长千分之一的模态需要时间。',
  },
  'critical-rate': {
    en: 'People ask why thirty asynchronous workers end in NaN at a rate that one bears. A gradient that is 29 updates old is stable only below 0.0532 over the largest curvature, here 0.00266; one worker below 0.1.',
    zh: '常有人问：三十个异步工作者为何在单个承受得住的学习率下得到 NaN。晚 29 次更新的梯度只在 0.0532 除以最大曲率、即此处 0.00266 以下稳定；单个工作者则在 0.1 以下。',
  },
  'asynchrony-is-momentum': {
    en: 'Eight workers whose times have no memory: each next update is as likely any one’s. On average the path is that of momentum 7/8 with an eighth of the rate.',
    zh: '八个工作者的用时无记忆：下一次更新同样可能来自任何一个。平均而言，路径就是动量 7/8、八分之一学习率的路径。',
  },
  'sync-or-async': {
    en: 'Sixteen workers whose gradients take exponential times. Those that wait take one step of a mean where the others take sixteen; that step may be larger.',
    zh: '十六个工作者，梯度用时服从指数分布。相互等待者用平均值走一步，其他人已走十六步；但那一步可以更大。',
  },
  diloco: {
    en: 'Over the internet a message takes up to ten times as long as a gradient. Local SGD and DiLoCo talk after ten steps.',
    zh: '在互联网上一条消息可达一次梯度的十倍时间。局部 SGD 与 DiLoCo 每十步才通信一次。',
  },
  'ten-thousand': {
    en: 'A gradient here is 9 999 updates old on average. That it does not diverge, the rate of 0.0004 sees to; that it swings is momentum of 0.9999, which nobody asked for.',
    zh: '这里的梯度平均晚 9 999 次更新。不发散靠的是 0.0004 的学习率；摆动则是没人要求的 0.9999 的动量。',
  },
};
