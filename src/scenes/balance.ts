import { fig4b } from './fig4b';
import type { Scene } from './types';

/** Figure 4b started exactly on the line of symmetry. */
export const balance: Scene = {
  id: 'balance',
  title: { en: 'Perfect balance', zh: '完美的平衡' },
  surface: fig4b.surface,
  domain: fig4b.domain,
  heights: fig4b.heights,
  start: [0.25, 0],
  steps: fig4b.steps,
  methods: fig4b.methods,
  view: fig4b.view,
  camera: fig4b.camera,
  note: {
    en: 'Figure 4b with its start moved by one millionth, exactly onto the line of symmetry. There the slope that leads away is not small but zero, and dividing zero by anything leaves zero: every method, adaptive or not, ends at the saddle. What saves real training from such places is noise. Drag the start by a hair and they all escape.',
    zh: '把图 4b 的起点移动百万分之一，正好落在对称轴上。那里通向下方的坡度不是很小，而是零；零除以任何数仍是零，于是无论是否自适应，所有方法都停在鞍点。真实的训练靠噪声逃离这种地方。把起点稍稍拖动，它们就都能离开。',
  },
  claims: [],
};
