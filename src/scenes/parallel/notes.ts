import type { Text } from '../../i18n/text';

/** What each scene of many workers shows and where its numbers come from, in our own words; loaded with the panel that shows it. */
export const parallelNotes: Readonly<Record<string, Text>> = {
  'tensorflow-graph': {
    en: 'One step of a small net as TensorFlow’s white paper (Abadi et al., 2015) has it: operations, devices, a Send and a Receive for each tensor that has to go. The graph is read off the model, whatever it is; the devices are of 5·10⁸ operations a second, a message takes 20 µs. On the simulated clock the parts take turns; threads begin at the button.',
    zh: '一个小网络的一步，依照 TensorFlow 白皮书（Abadi 等，2015）：运算、设备，以及每个须传送的张量的一对 Send 与 Receive。图由模型得出，任何模型都行；设备每秒 5·10⁸ 次运算，一条消息 20 微秒。在模拟时钟上各部分轮流执行；线程由按钮启动。',
  },
};
