import type { Text } from '../../i18n/text';

/**
 * What each training scene shows and where its numbers come from, in our own words: kept apart from the scenes, which every page
 * loads, and loaded with the panel that shows it.
 */
export const trainingNotes: Readonly<Record<string, Text>> = {
  fig1: {
    en: 'The caption of the figure’s source says what is drawn: the total objective, over all rows, after every update. The batch’s own loss is another curve, and jumps far more. Here a line through body mass against flipper length of 342 penguins is fitted, one penguin at a time. The black line is what theory predicts of the mean, exactly; its band takes the error as normal.',
    zh: '该图原始出处的说明指出了画的是什么：每次更新后、对所有行计算的总目标。批次自身的损失是另一条曲线，跳动大得多。这里用 342 只企鹅的鳍长与体重拟合一条直线，每次只用一只企鹅。黑线是理论对均值的精确预测；其区间把误差当作正态。',
  },
  'one-line': {
    en: 'The three ways of section 2 with one rate, on one set: they differ in how many rows a gradient is the mean of. Against epochs they cost the same; against updates the batch is far dearer.',
    zh: '第 2 节的三种方式，同一学习率、同一数据：差别只在梯度是多少行的平均。按轮次看代价相同；按更新次数看，整批要贵得多。',
  },
  redundant: {
    en: 'Every penguin stands there ten times: the mean gradient is the same, and so is the curve against updates; against examples the batch pays tenfold. A single example, or ten, costs the same of either set.',
    zh: '每只企鹅出现十次：平均梯度相同，因此按更新次数看曲线相同；按样本数看，整批要付十倍代价。单个或十个样本的代价则与数据重复与否无关。',
  },
  'batch-sizes': {
    en: 'The overview names 50 to 256 as common sizes. Larger batches have calmer gradients and make fewer updates of the same examples: against examples, with one rate for all, they are slower.',
    zh: '综述称常用大小为 50 到 256。更大的批次梯度更平稳，但同样多的样本只更新更少次：按样本数看，在同一学习率下它们更慢。',
  },
  'batch-worth': {
    en: 'Each size of batch at the best of six rates, the one that reaches the loss 0.26 in fewest updates. A law says that the updates fall as 1 + B/n and the examples grow as 1 + n/B: beyond B rows, a larger batch mostly costs.',
    zh: '每种批次大小取六个学习率中最好的一个，即用最少更新达到损失 0.26 者。有定律说更新次数按 1 + B/n 下降，样本数按 1 + n/B 上升：超过 B 行之后，更大的批次主要是多花代价。',
  },
  online: {
    en: 'Seven thousand digits come one by one, in an order of arrival that the seed draws; each is learnt from as it comes and never seen again. The batch can make its first update when the last has come; up to there it knows nothing.',
    zh: '七千个数字逐个到达，到达顺序由种子决定；每个一到就学，之后不再出现。整批要等最后一个到达才能做第一次更新，在那之前它什么也没学到。',
  },
  'better-minima': {
    en: 'A 2-3-1 net on forty points, from two hundred starts. Where all three units bend it ends near 0.05, where one or two do no work near 0.16 or 0.2. Each start is taken by the batch and by mini-batches of 8.',
    zh: '四十个点上的 2-3-1 网络，二百个起点。三个单元都起作用时损失降到 0.05 左右，有一两个不起作用时停在 0.16 或 0.2 附近。每个起点都用整批和 8 个样本的小批量各跑一次。',
  },
  'decreasing-rate': {
    en: 'With a constant rate the excess over the least loss stays at a level that the rate sets. A rate that falls as 1/t takes it towards 0.',
    zh: '学习率不变时，超出最小损失的部分停在由学习率决定的水平。按 1/t 下降的学习率使其趋于 0。',
  },
  'logistic-moons': {
    en: 'The fourth of Alec Radford’s animations: every method on two interleaved half circles, one example at a time.',
    zh: 'Alec Radford 的第四个动画：各方法在两个交错的半圆上，每次一个样本。',
  },
  'rate-too-small': {
    en: 'The same descent at two rates: with 1 it is at the least loss after one update, with 0.002 it has not come far after two hundred.',
    zh: '同样的下降、两个学习率：取 1 时一次更新即到最小损失；取 0.002 时两百次之后仍未走远。',
  },
  'rate-too-large': {
    en: 'Standardised, this loss has the same curvature, 1, in every direction: batch descent converges with a rate below 2 and diverges above.',
    zh: '标准化之后，该损失在每个方向的曲率都是 1：批量下降在学习率小于 2 时收敛，大于 2 时发散。',
  },
  unscaled: {
    en: 'Millimetres against grams: the largest curvature allows no rate above 4.93e-5, and with that the other direction does not move. Scale the features, and one rate fits both.',
    zh: '毫米对克：最大曲率不允许学习率超过 4.93e-5，而在此学习率下另一个方向几乎不动。缩放特征之后，一个学习率对两个方向都合适。',
  },
  'plateau-schedule': {
    en: 'After an epoch in which the full-data loss fell by less than 0.01 the rate is multiplied by 0.3. On digits, which are learnt within few epochs, that comes when steps have become too large.',
    zh: '若一轮中全数据损失的下降不足 0.01，学习率乘以 0.3。数字几轮即可学会，此时步子恰好嫌大。',
  },
  'plateau-elsewhere': {
    en: 'The same net, rate, batch, threshold and factor on two spirals, which need many epochs of little progress before they part.',
    zh: '同样的网络、学习率、批次、阈值与因子，用于两条螺线：它们要经过许多进展甚微的轮次才分得开。',
  },
  'which-rates': {
    en: 'Every pixel trains the same network from the same weights, on the same batches. One rate too small hardly moves, one too large does not come down; what lies between depends on the method, and on its other values. With 32 rates a row Momentum’s largest still trains in two rows; with 64, which reach nearer to 10, in none.',
    zh: '每个像素都从相同的权重、以相同的批次训练同一个网络。过小的学习率几乎不动，过大的降不下来；介于其间的范围取决于方法及其其他取值。每行 32 个学习率时，动量有两行的最大学习率仍能训练；64 个时更接近 10，一行也没有。',
  },
  'edge-of-stability': {
    en: 'Sharpness is the largest eigenvalue of the Hessian of the loss over all rows. Batch descent with rate η makes it grow until it is about 2/η, where steps along that direction just do not grow, and keeps it there (Cohen et al. 2021). With more epochs the loss nears 0, and the sharpness falls with it.',
    zh: '锐度是全部样本损失的海森矩阵的最大特征值。学习率为 η 的批量下降使它升到约 2/η，在那里沿该方向的步子刚好不再增长，并停留在此（Cohen 等，2021）。若轮次更多，损失趋近 0，锐度也随之下降。',
  },
  'sparse-movies': {
    en: 'Some features, a genre, are in hundreds of films, others, a director, in two. Adagrad’s rate falls feature by feature, so rare ones still take large steps.',
    zh: '有些特征（类型）出现在数百部电影中，另一些（导演）只在两部中。Adagrad 的学习率逐特征下降，稀有特征因此仍能走大步。',
  },
  'sparse-spam': {
    en: 'Which of 6 046 mails are spam, from which of 12 843 words they have. Each method has the rate that was its best of seven after one epoch.',
    zh: '由 12 843 个词中出现了哪些，判断 6 046 封邮件中哪些是垃圾邮件。各方法取一轮之后七个学习率中最好的一个。',
  },
  digits: {
    en: 'Ten thousand digits of MNIST’s training part, made smaller to 14 × 14, and a net of 64 hidden units. The part held back is not MNIST’s test set: figures do not compare with published error rates.',
    zh: '来自 MNIST 训练部分的一万个数字，缩小到 14 × 14，网络有 64 个隐藏单元。留出的部分不是 MNIST 的测试集：数值不能与发表的错误率相比。',
  },
  'which-optimizer': {
    en: 'Two spirals that no straight line parts, and a net that must bend. Every method at a usual rate; the panel changes it.',
    zh: '两条任何直线都分不开的螺线，网络必须学会弯曲。各方法取常用的学习率，可在面板中更改。',
  },
  'tuned-optimizers': {
    en: 'The spirals again, with every method as set and at the best of as many rates, each judged on seeds that did not choose them. After the first run there are 18 rates from two seeds each, not 12 from three, which lay a factor of three apart: both sentences fail with either.',
    zh: '仍是两条螺线：各方法先取当前取值，再取同样多学习率中最好的一个，并用未参与选取的种子评判。首次运行之后，由每种方法 12 个学习率、各三个种子，改为 18 个、各两个，因为先前相邻的学习率相差三倍：两种情况下两句话都不成立。',
  },
  shuffling: {
    en: 'Digits sorted by class, shuffled once, and shuffled anew every epoch. Sorted, the model forgets each digit while it learns the next.',
    zh: '按类别排序、只打乱一次、每轮重新打乱的数字。排序时，模型学下一个数字就忘掉前一个。',
  },
  curriculum: {
    en: 'A linear support vector machine on fifty points of two overlapping normal distributions, another fifty for every seed; or on fifty that lie on their own side. Bengio et al. (2009) report an error of 16.3 instead of 17.1 %.',
    zh: '线性支持向量机，在两个重叠正态分布的五十个点上训练，每个种子各取五十个；或只取落在自己一侧的五十个。Bengio 等（2009）报告错误率由 17.1 % 降到 16.3 %。',
  },
  'curriculum-order': {
    en: 'Two hundred examples, each seen once, the fewer irrelevant numbers the earlier. At a rate of 1000 the margin of 1 is nothing beside the outputs: the support vector machine is a perceptron. The paper’s own result is that the curriculum learns faster.',
    zh: '两百个样本，各见一次，无关的数越少越早出现。学习率取 1000 时，间隔 1 与输出相比微不足道：支持向量机就是感知机。论文的结果是课程学得更快。',
  },
  'curriculum-shapes': {
    en: 'Regular shapes for half of the time, then stretched and sheared ones; or these alone; or both mixed. What is held back is stretched. After the shapes of Bengio et al. (2009, section 5), smaller.',
    zh: '前一半时间用规则形状，之后用拉伸、错切的形状；或只用后者；或两者混合。留出的都是拉伸过的。仿 Bengio 等（2009，第 5 节）的形状，规模较小。',
  },
  'mixed-curriculum': {
    en: 'The parity of six of twelve bits, by the four strategies of Zaremba and Sutskever (2014): the hardest grade alone (baseline), grade after grade (naive), all at once (mixed), half of each (combined). What is held back is of the hardest grade.',
    zh: '十二位中六位的奇偶性，用 Zaremba 与 Sutskever（2014）的四种策略：只用最难一级（基线）、逐级（朴素）、各级混合（混合）、两者各半（结合）。留出的都是最难一级。',
  },
  'batch-norm': {
    en: 'A deep net of sigmoids that hardly learns by itself: normalising every layer over its batch lets it learn, and at rates eighty times apart. Training uses the exact statistics of the batch; the loss and the accuracy use running ones.',
    zh: '一个自身几乎学不动的深层 sigmoid 网络：对每一层按批次规范化之后它学得会，而且学习率相差八十倍都行。训练用批次的精确统计量；损失与准确率用滑动统计量。',
  },
  dropout: {
    en: 'A net on so few digits that it learns them by heart: with neither, with either and with both, from the same weights and batches.',
    zh: '网络面对很少的数字，会把它们背下来：两者皆无、只有其一、两者都有，初始权重与批次相同。',
  },
  'initial-weights': {
    en: 'The overview begins parameters with zero mean and unit variance. Of weights that is no good advice: a layer of n ReLUs multiplies the scale by √(n/2), here 5, and six layers by thousands. A deviation of √(2/n), here 0.2, keeps it.',
    zh: '综述让参数从零均值、单位方差开始。对权重而言这并不可取：一层 n 个 ReLU 把尺度乘以 √(n/2)，这里是 5，六层就是上万倍。标准差取 √(2/n)，这里是 0.2，尺度保持不变。',
  },
  'early-stopping': {
    en: 'A net of thousands of parameters on three hundred digits, with the right labels and with a fifth of them wrong: its training loss falls for ever, its validation loss turns. Patience, in the settings, ends the training there; what that saves and costs is read off a third part of the rows.',
    zh: '几千个参数的网络、三百个数字，标签全对，或有五分之一是错的：训练损失一直下降，验证损失却会回升。设置中的“耐心”让训练在那里停下；省下多少、付出多少，由第三部分的行来评判。',
  },
  'gradient-noise': {
    en: 'All weights begin at zero, where every gradient but that of the last bias is zero. The noise of equations (22) and (23) takes the net away from there: it draws new weights, which is our reading, not the paper’s.',
    zh: '所有权重从零开始，那里除最后的偏置外梯度都为零。式 (22)、(23) 的噪声把网络带离那里：它等于重新抽取了权重，这是我们的解读，而非论文的。',
  },
};
