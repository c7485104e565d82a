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
