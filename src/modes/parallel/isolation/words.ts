import type { Text } from '../../../i18n/text';
import type { IsolationKind, Offer } from './state';

/** Why there are no threads, and what can be done about it. */
export const isolationTexts: Readonly<Record<Exclude<IsolationKind, 'threads'>, Text>> = {
  noModuleWorkers: {
    en: 'This browser starts no module workers, and threads are such workers. A newer browser does.',
    zh: '此浏览器不支持模块 worker，而线程正是这种 worker。请换用较新的浏览器。',
  },
  insecure: {
    en: 'This page came over plain http, and browsers share memory between threads only on secure pages. Open it over https, or from this machine (localhost).',
    zh: '此页面经由未加密的 http 打开，而浏览器只在安全页面上让线程共享内存。请通过 https 或本机（localhost）打开。',
  },
  noSharedMemory: {
    en: 'This browser has no memory that threads can share. Another, or a newer one, has.',
    zh: '此浏览器没有线程可共享的内存。请换用其他或较新的浏览器。',
  },
  frameNotAllowed: {
    en: 'The frame around this page does not give it isolation. Whoever embeds it writes allow="cross-origin-isolated" into the <iframe>, in a page that is isolated itself; or open it alone.',
    zh: '嵌入此页面的框架没有给予跨源隔离。嵌入者须在 <iframe> 中写上 allow="cross-origin-isolated"，且外层页面自身也要隔离；也可以单独打开此页面。',
  },
  framed: {
    en: 'The page around this one is not cross-origin isolated, and so this one cannot be. Whoever embeds it sends Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp, and writes allow="cross-origin-isolated" into the <iframe>; or open it alone.',
    zh: '外层页面没有跨源隔离，因此此页面也不能隔离。嵌入者须发送 Cross-Origin-Opener-Policy: same-origin 与 Cross-Origin-Embedder-Policy: require-corp，并在 <iframe> 中写上 allow="cross-origin-isolated"；也可以单独打开此页面。',
  },
  noHeaders: {
    en: 'This host does not send the two headers that shared memory needs, Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp. A service worker of this page can add them, in this browser alone and until it is removed.',
    zh: '此站点没有发送共享内存所需的两个标头：Cross-Origin-Opener-Policy: same-origin 与 Cross-Origin-Embedder-Policy: require-corp。本页自带的 service worker 可以补上它们，只作用于此浏览器，随时可移除。',
  },
  notYet: {
    en: 'The service worker that adds the headers is there, but this page was loaded without it. Load it anew, and not with the shift key.',
    zh: '补充标头的 service worker 已在，但此页面加载时没有经过它。请重新加载（不要按住 Shift）。',
  },
};

/** What is said where the picture would be, if what can be done stands in the panel. */
export const noThreads: Text = {
  en: 'There are no threads here. The panel says why, beside the clock; the simulated clock needs none.',
  zh: '此处没有线程。原因见面板中时钟旁的说明；模拟时钟不需要线程。',
};

/** What the buttons say. */
export const offerTexts: Readonly<Record<Offer | 'remove' | 'refused', Text>> = {
  register: { en: 'Use threads on this host', zh: '在此站点使用线程' },
  reload: { en: 'Load anew', zh: '重新加载' },
  alone: { en: 'Open alone', zh: '单独打开' },
  remove: { en: 'Remove the service worker', zh: '移除 service worker' },
  refused: { en: 'The browser refused: {reason}', zh: '浏览器拒绝：{reason}' },
};

/** What is said of the service worker where it does its work. */
export const helperText: Text = {
  en: 'Threads work here by the service worker of this page, which adds the headers that the host does not send.',
  zh: '此处的线程依靠本页的 service worker：它补上站点没有发送的标头。',
};
