import { expect, openRavine, test } from './support/fixtures';
import { edit, messagesOf, pathsOf, stateOf } from './support/ravine';

// A small picture: what is looked at is the text.
test.use({ viewport: { width: 640, height: 480 } });

/** Something wrong in the address: the key, its text, and what the message must say in English. */
const wrong: readonly (readonly [key: string, value: string, says: RegExp])[] = [
  ['v', '2', /expected 1, the only version/],
  ['scene', 'nope', /one of fig2a, /],
  ['surface', 'nope', /one of .*beale/],
  ['f', 'x+', /missing at the end/],
  ['f', 'foo(x)', /no function “foo”/],
  ['f', '', /nothing/],
  ['f', '%E0%A4%A', /every % to begin an escaped byte/],
  ['domain', '1,0,0,1', /x0 < x1/],
  ['domain', '0,1,2', /x0,x1,y0,y1/],
  ['domain', '1,1.0000000000001,0,1', /wide enough/],
  ['start', '1', /two numbers, x,y/],
  ['start', '1,NaN', /two numbers, x,y/],
  ['start', '99,0', /x from -5 to 5/],
  ['steps', '0', /a whole number from 1 to 100000/],
  ['steps', '1.5', /a whole number/],
  ['steps', '100001', /a whole number from 1 to 100000/],
  ['methods', 'nope', /one of the methods sgd, momentum/],
  ['methods', 'adam(eta=-1)', /eta of adam to be a number from 0/],
  ['methods', 'adam(eta=1e999)', /eta of adam/],
  ['methods', 'adam(beta1=1.5)', /beta1 of adam to be a number from 0 to 0.999999999/],
  ['methods', 'adam(zeta=1)', /a hyperparameter of adam: form, with, eta, /],
  ['methods', 'adam(with=nope)', /what can be done to adam.*: warmup, /],
  ['rules', 'm = g', /No line gives theta a new value/],
  ['fan', '33', /a whole number from 1 to 32/],
  ['methods', 'nag(form=other)', /a form of nag: equation, lookahead/],
  ['methods', 'adam(eta=1', /name\(key=value,…\)/],
  ['methods', Array(41).fill('sgd').join(), /at most 40 methods/],
  ['view', '4d', /one of 3d, contour, both/],
  ['look', 'old', /one of original, ravine/],
  ['theme', 'pink', /one of .*projector/],
  ['levels', 'many', /one of quantile, linear, log/],
  ['camera', '1,2', /azimuth,elevation,zoom/],
  ['camera', '0,0,1000', /a zoom from 0.05 to 50/],
  ['scale', 'cubic', /one of linear, log/],
  ['seed', '-1', /a whole number from 0 to 4294967295/],
];

/** The same, in every language, with the rest of the address beside it. */
for (const [language, title] of [
  ['en', 'Messages'],
  ['zh', '消息'],
] as const) {
  test(`each kind of mistake has its message in ${language}, and the rest of the address counts @plain`, async ({
    visit,
  }) => {
    const page = await visit('#seed=1', language === 'en' ? '?renderer=2d' : `?lang=${language}&renderer=2d`);
    for (const [key, value, says] of wrong) {
      await test.step(`${key}=${value.slice(0, 40)}`, async () => {
        await edit(page, `#${key}=${value}&step=7`);
        const message = messagesOf(page);
        await expect(message).toHaveCount(1);
        await expect(message).toHaveAttribute('data-key', key);
        await expect(message).toContainText(key);
        await expect(message).toContainText(language === 'en' ? says : /[一-鿿]{2}/);
        expect((await stateOf(page)).step).toBe(7);
      });
    }
    await expect(page.locator('#problems')).toHaveAttribute('aria-label', title);
  });
}

test('a step beyond the last is said and drawn as the last @plain', async ({ visit }) => {
  const page = await visit('#seed=1', '?renderer=2d');
  await edit(page, '#scene=fig2a&step=41');
  await expect(messagesOf(page)).toHaveText(/step: found “41”, expected a whole number from 0 to 40/);
  expect((await stateOf(page)).step).toBe(40);
});

test('of a list of methods the good ones run, and each mistake is said @plain', async ({ page }) => {
  await openRavine(page, '#methods=adam(eta=x,beta1=0.5),nope,sgd&step=1', '?renderer=2d');
  await expect(messagesOf(page)).toHaveCount(2);
  const paths = await pathsOf(page);
  expect(paths.map(({ id }) => id)).toEqual(['adam', 'sgd']);
  expect(paths[0].hyper).toMatchObject({ eta: 0.05, beta1: 0.5 });
});

test('a part whose key cannot be read is named, and the rest of the address counts @plain', async ({ visit }) => {
  const page = await visit('#seed=1', '?renderer=2d');
  await edit(page, '#%E0%A4%A&step=7');
  await expect(messagesOf(page)).toHaveText(/#: found “%E0%A4%A”, expected key=value, .*\. It is left out\./);
  expect((await stateOf(page)).step).toBe(7);
});

for (const query of ['?engine=webgpu', '?renderer=2d&embed=1']) {
  test(`an empty list of methods is the surface without paths, and the picture says so: ${query}`, async ({
    visit,
  }) => {
    const page = await visit('#methods=&step=7', query);
    await expect(messagesOf(page)).toHaveCount(0);
    expect([await pathsOf(page), (await stateOf(page)).methods]).toEqual([[], []]);
    const notice = page.locator('#flat');
    await expect(notice).toContainText('No method is shown.');
    await edit(page, '#methods=sgd&step=7');
    await expect(notice).not.toContainText('No method is shown.');
    expect((await pathsOf(page)).map(({ id }) => id)).toEqual(['sgd']);
  });
}

test('a message can be put away, and goes when another scene is opened @plain', async ({ visit }) => {
  const page = await visit('#seed=1', '?renderer=2d');
  await edit(page, '#theme=pink&look=old');
  await expect(messagesOf(page)).toHaveCount(2);
  await messagesOf(page).first().getByRole('button').click();
  await expect(messagesOf(page)).toHaveCount(1);
  await edit(page, '#scene=fig4b');
  await expect(messagesOf(page)).toHaveCount(0);
});
