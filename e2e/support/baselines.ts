import { readFileSync, writeFileSync } from 'node:fs';
import type { FullConfig } from '@playwright/test';
import { browserMajor, findBrowser } from '../../scripts/browser.mjs';

const record = new URL('../baselines/chromium.txt', import.meta.url);

/** Pixels that may differ between two runs of one Chromium. */
const sameVersion = { maxDiffPixelRatio: 0.003 };

/** Another Chromium rounds edges and text differently: only a picture that is plainly another one is noticed. */
const otherVersion = { maxDiffPixelRatio: 0.05, threshold: 0.35 };

/** The Chromium that drew the pictures, the one that draws now, and how closely the two can be compared. */
export function baselines(executablePath: string | undefined) {
  const drawn = recordedMajor();
  const drawing = executablePath === undefined ? undefined : browserMajor(executablePath);
  return { drawn, drawing, tolerance: drawn === drawing ? sameVersion : otherVersion };
}

/** Before the run: says when pictures are compared loosely, and records the version when they are drawn anew. */
export default async function announce(config: FullConfig) {
  const { drawn, drawing } = baselines(await findBrowser());
  if (drawing === undefined) throw new Error('no Chromium that runs: npm test installs one');
  if (config.updateSnapshots === 'all' || config.updateSnapshots === 'changed') writeFileSync(record, `${drawing}\n`);
  else if (drawn !== drawing)
    console.log(`PICTURES ARE COMPARED LOOSELY: drawn by Chromium ${drawn ?? '(none)'}, this is ${drawing}`);
}

function recordedMajor(): number | undefined {
  try {
    return Number(readFileSync(record, 'utf8'));
  } catch {
    return undefined;
  }
}
