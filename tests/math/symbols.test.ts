import { expect, test } from 'vitest';
import { ruleMath, ruleTex } from '../../src/math';
import { symbolOf } from '../../src/math/symbols';

test.each([
  ['beta1', 'β₁'],
  ['etaplus', 'η⁺'],
  ['etaminus', 'η⁻'],
  ['deltamin', 'Δmin'],
  ['rhoinf', 'ρ∞'],
  ['sigma2', 'σ²'],
  ['kappa', 'kappa'],
  ['a1', 'a1'],
])('%s is written %s in a line of text', (name, text) => {
  expect(symbolOf(name)).toBe(text);
});

test('the rule of Rprop is typeset with the letters of its controls', () => {
  const rule = { update: 'theta = min(etaplus*theta, deltamax) - etaminus^2*g' };
  const hyper = ['etaplus', 'etaminus', 'deltamax'];
  const [line] = ruleTex(rule, hyper);
  for (const part of ['\\eta^{+}', '\\Delta_{max}', '{\\eta^{-}}^{2}']) expect(line).toContain(part);
  const text = JSON.stringify(ruleMath(rule, hyper));
  expect(text).toContain('"msup"');
  expect(text).not.toMatch(/etaplus|etaminus|deltamax/);
});
