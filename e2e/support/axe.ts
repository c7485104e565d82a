import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

interface Axe {
  run(options: object): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
}

/** Everything that axe finds wrong with the page as it is, in words. */
export async function violations(page: Page): Promise<string[]> {
  // Evaluated from outside, so that the policy of the page need not allow it.
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const found = await (window as unknown as { axe: Axe }).axe.run({ resultTypes: ['violations'] });
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html}\n${node.failureSummary}`),
    );
  });
}
