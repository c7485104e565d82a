/** What an element itself has to say; everything else is said by the page in its frame. */
export const words = {
  en: {
    frame: 'Ravine could not be loaded: this page does not allow its frame.',
    policy: 'Ravine could not be loaded: a policy of this page keeps its scripts from running.',
    failed: 'This cannot be shown: {reason}',
    touch: 'Show the live picture',
  },
  zh: {
    frame: '无法加载 Ravine：此页面不允许嵌入框架。',
    policy: '无法加载 Ravine：此页面的安全策略不允许运行其脚本。',
    failed: '无法显示：{reason}',
    touch: '显示可操作的画面',
  },
} as const;

export type Language = keyof typeof words;

/** The language of an element: its own or that of the page around it; undefined: whatever the browser prefers. */
export function languageOf(element: Element): Language | undefined {
  const tag = element.closest('[lang]')?.getAttribute('lang')?.toLowerCase().split(/[-_]/)[0];
  return tag === 'en' || tag === 'zh' ? tag : undefined;
}
