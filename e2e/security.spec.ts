import { contentSecurityPolicy } from '../scripts/csp.mjs';
import { headers as expected } from '../scripts/headers.mjs';
import { expect, openRavine, test } from './support/fixtures';
import { messagesOf, pathsOf } from './support/ravine';

test('the policy is sent with the page, written into it, and sent with the worker @plain', async ({
  page,
  request,
}) => {
  await openRavine(page, '#step=1', '?renderer=2d');
  const meta = page.locator('meta[http-equiv="Content-Security-Policy"]');
  expect(await meta.getAttribute('content')).toBe(contentSecurityPolicy);
  const workers = page.workers().map((worker) => worker.url());
  expect(workers).toHaveLength(1);
  for (const url of [page.url(), ...workers]) {
    const headers = (await request.get(url)).headers();
    for (const [name, value] of Object.entries(expected)) expect(headers[name.toLowerCase()], url).toBe(value);
  }
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
});

test.describe('what the policy must stop', () => {
  test.use({ allowed: [/Content.Security.Policy/i] });

  for (const [what, attempt] of [
    [
      'a script in the page',
      "const s = document.createElement('script'); s.textContent = 'window.broken = 1'; document.body.append(s)",
    ],
    [
      'an attribute that is a script',
      "document.body.insertAdjacentHTML('beforeend', '<img src=favicon.svg onload=\"window.broken = 1\">')",
    ],
    ['a text as a program', "setTimeout(() => { try { window.eval('window.broken = 1') } catch {} })"],
    [
      'a script from elsewhere',
      "const s = document.createElement('script'); s.src = 'data:text/javascript,window.broken=1'; document.body.append(s)",
    ],
    [
      'a style in the page',
      "const s = document.createElement('style'); s.textContent = 'body { color: red }'; document.body.append(s)",
    ],
  ] as const) {
    test(`stops ${what} @plain`, async ({ visit }) => {
      const page = await visit('#step=1', '?renderer=2d');
      const violation = page.waitForEvent('console', (message) => /^Content-Security-Policy/.test(message.text()));
      await page.evaluate(attempt);
      await violation;
      expect(await page.evaluate(() => 'broken' in window)).toBe(false);
      expect(await page.evaluate(() => getComputedStyle(document.body).color)).not.toBe('rgb(255, 0, 0)');
    });
  }
});

const hostile = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  "';alert(1)//",
  'javascript:alert(1)',
  '__proto__',
  'constructor',
  'toString',
  '{{constructor.constructor("alert(1)")()}}',
  'x'.repeat(10_000),
  '\u0000\u202e\uffff',
  '(((((((((((((((((((((((((((((((((((((((((x',
];

test.describe('hostile addresses', () => {
  test.use({ viewport: { width: 640, height: 480 } });

  for (const key of ['scene', 'surface', 'f', 'domain', 'start', 'methods', 'theme', 'v']) {
    test(`end as messages, whatever stands for ${key} @plain`, async ({ visit }) => {
      const page = await visit('#step=1', '?renderer=2d');
      page.on('dialog', () => expect('a dialog').toBe('none'));
      const elements = () => page.evaluate(() => document.querySelectorAll('img, script, iframe, style').length);
      const before = await elements();
      for (const text of hostile) {
        await page.evaluate(
          ([k, t]) => {
            location.hash = `${k}=${encodeURIComponent(t)}`;
          },
          [key, text] as const,
        );
        await expect(messagesOf(page).first(), text.slice(0, 40)).toContainText(key);
        expect(await elements(), text.slice(0, 40)).toBe(before);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(640);
      }
      expect((await pathsOf(page)).length).toBeGreaterThan(0);
    });
  }
});

test('keys that every object has are no keys of the address @plain', async ({ page }) => {
  await openRavine(
    page,
    '#__proto__=1&constructor=2&hasOwnProperty=3&methods=adam(__proto__=1,constructor=2)&step=1',
    '?renderer=2d',
  );
  await expect(messagesOf(page)).toHaveCount(2);
  expect(await page.evaluate(() => Object.keys(Object.prototype))).toEqual([]);
  expect((await pathsOf(page)).map(({ id }) => id)).toEqual(['adam']);
});
