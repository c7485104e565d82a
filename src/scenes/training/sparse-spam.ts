import type { Scene } from '../types';

/** Words of mails, seen five times or thousands of times. */
export const sparseSpam: Scene = {
  id: 'sparse-spam',
  section: 4,
  title: { en: 'Rare features: mails', zh: '稀有特征：邮件' },
  training: { data: 'spam', model: 'logistic', batch: 1, epochs: 3, seeds: 20, against: 'epochs', log: 'y' },
  methods: [
    { method: 'sgd', hyper: { eta: 0.1 } },
    { method: 'adagrad', hyper: { eta: 0.3 } },
  ],
  note: {
    en: 'Which of 6 046 mails are spam, from which of 12 843 words they have. Each method has the rate that was its best of seven after one epoch.',
    zh: '由 12 843 个词中出现了哪些，判断 6 046 封邮件中哪些是垃圾邮件。各方法取一轮之后七个学习率中最好的一个。',
  },
  claims: [],
};
