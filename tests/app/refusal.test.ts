import { expect, it } from 'vitest';
import { refusalOf } from '../../src/app/refusal';
import { decode } from '../../src/state';

it.each([
  ['100*(x2-x1^2)^2+(1-x1)^2', 'write 100*(y - x^2)^2 + (1 - x)^2'],
  ['sin x + cos y', 'write sin(x) + cos(y)'],
  ['\\frac{1}{2}x^{2}', 'write 1/2*x^2'],
  ['0,5x', 'write 0.5*x'],
  ['x\u0007', 'an invisible U+0007'],
])('a program that opens f=%s is told what to write', async (f, told) => {
  const [problem] = decode(`#f=${encodeURIComponent(f)}`).problems;
  expect((await refusalOf(problem)).message).toContain(told);
});

it.each([
  ['#f=x^2 +', /^open: f=x\^2 \+ cannot be read: /],
  ['#f=foo(x)', /^open: f=foo\(x\) cannot be read: .*foo/],
  ['#f=x[0]^2', /^open: f=x\[0\]\^2 cannot be read: /],
  ['#rules=theta = theta - h*g', /^open: rules=.* cannot be read: /],
  ['#step=abc', /^open: step=abc cannot be used; expected a whole number/],
  ['#scene=nope', /^open: scene=nope cannot be used; expected .*fig4a/],
  ['#methods=adam(eta=-1)', /^open: methods=adam\(eta=-1\) cannot be used; expected /],
  ['#start=1', /^open: start=1 cannot be used; expected /],
  ['#v=9', /^open: v=9 cannot be used; expected /],
  ['#show=film', /^open: show=film cannot be used; expected .*race/],
  ['#stepp=3', /^open: stepp=3 cannot be used; expected .*step/],
  ['#f=x&surface=beale', /^open: surface=beale cannot be used; expected /],
])('%s is refused in one sentence: key, what was found, what was expected', async (hash, sentence) => {
  const { problems } = decode(hash);
  expect(problems.length).toBeGreaterThan(0);
  const { message } = await refusalOf(problems[0]);
  expect(message).toMatch(sentence);
  // No key of a dictionary, no place that was not filled, nothing undefined.
  expect(message).not.toMatch(/\b(?:formula|rule)\.[a-z]|\{\w+\}|undefined|\[object/);
});
