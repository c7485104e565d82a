import type { Text } from '../../i18n/text';
import { Refused } from '../../live/refused';

/** Why a page has no threads, and what to do. */
export const notIsolated: Text = {
  en: 'Threads need memory that they share, and a browser gives that only to a page that is isolated from other origins: one that was sent with Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp, as npm start sends it. On a host that does not, let this page register its service worker; or use the simulated clock.',
  zh: '线程需要共享内存，而浏览器只把它给予与其他来源隔离的页面，即带有 Cross-Origin-Opener-Policy: same-origin 和 Cross-Origin-Embedder-Policy: require-corp 标头的页面（npm start 会发送它们）。若站点不发送这些标头，请让本页注册其 service worker，或改用模拟时钟。',
};

/** Why a scheme does not run on threads. */
export const takesTurns: Text = {
  en: 'In round-robin ADMM workers take turns, so there is nothing to do at the same time: it runs on the simulated clock.',
  zh: '轮流式 ADMM 中工作者依次进行，没有可同时做的事：它在模拟时钟上运行。',
};

/** Why a rule does not run over a store without a lock. */
export const needsLock: Text = {
  en: 'This rule reads the gradients that were applied since its own was read, which are known only where each update is whole: with store=lock.',
  zh: '此规则要读取自读取参数以来已应用的梯度，只有每次更新都完整时才能得知：请用 store=lock。',
};

/** Most threads of one run: each of them is a thread of the operating system with its own copy of the data. */
export const mostThreads = 64;

/** Why so many threads are not started. */
export const tooMany: Text = {
  en: `A run has at most ${mostThreads} threads, each with its own copy of the data. The simulated clock has up to 10 000 workers.`,
  zh: `一次运行最多 ${mostThreads} 个线程，每个线程各有一份数据。模拟时钟最多支持 10 000 个工作者。`,
};

/** Threads are not to be had. */
export class ThreadsRefused extends Refused {}

/** Whether threads may share memory: on the page and in Node, which knows nothing of isolation. */
export const sharesMemory = (): boolean =>
  typeof SharedArrayBuffer !== 'undefined' &&
  (globalThis as { crossOriginIsolated?: boolean }).crossOriginIsolated !== false;
