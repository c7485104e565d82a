import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CpuRace } from '../../src/engine/cpu/race';
import { descendPass } from '../../src/engine/gpu/descend';
import { linkSurface } from '../../src/engine/gpu/link';
import { parseRule } from '../../src/math';
import { defaultHyper, optimizers } from '../../src/optimizers/catalog';
import { printOptimizer } from '../../src/optimizers/text/print';
import { readOptimizer, typedForm } from '../../src/optimizers/text/read';
import type { Optimizer } from '../../src/optimizers/types';
import { compileSurface } from '../../src/surfaces/compile';
import { kernelCompiler } from '../support/kernels';

const shipped = [...optimizers.values()].flatMap((optimizer) =>
  Object.keys(optimizer.forms).map((form) => printOptimizer(optimizer, form)),
);
const words = shipped.flatMap((text) => text.match(/[A-Za-z_]\w*|\d+|[^\s\w]/g) ?? []);

/** A shipped rule in which some words are another's, some are gone, and some stand twice. */
const mutated = fc
  .tuple(
    fc.constantFrom(...shipped),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom(...words), fc.nat(2)), { maxLength: 4 }),
  )
  .map(([text, changes]) => {
    const parts = text.split(/(\b|\s+)/);
    for (const [at, word, how] of changes) {
      const i = at % parts.length;
      if (how === 0) parts[i] = word;
      else if (how === 1) parts.splice(i, 1);
      else parts.splice(i, 0, parts[i]);
    }
    return parts.join('');
  });
const anyRule = fc.oneof(
  { weight: 9, arbitrary: mutated },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 400 }) },
);

const seed = fc.readConfigureGlobal().seed ?? 1;
const texts = fc.sample(anyRule, { numRuns: 10_000, seed });
const sound = texts.flatMap((text): Optimizer[] => {
  const { optimizer } = readOptimizer(text);
  return optimizer ? [optimizer] : [];
});

const compiler = kernelCompiler();
beforeAll(compiler.open);
afterAll(compiler.close);

it('ten thousand random and mutated rules: each is an optimizer or has a fault at its place, none within 50 ms', () => {
  for (const text of texts) {
    const began = performance.now();
    const { optimizer, faults } = readOptimizer(`${text} `);
    const took = performance.now() - began;
    // Another process may have had the core: a text that is slow by itself is slow twice.
    if (took > 50) {
      const again = performance.now();
      readOptimizer(`${text}  `);
      expect(performance.now() - again, text).toBeLessThan(50);
    }
    expect(optimizer === undefined, text).toBe(faults.length > 0);
  }
  expect(sound.length).toBeGreaterThan(500);
}, 120_000);

it('what can be read is a kernel that compiles, and runs on the CPU engine to finite numbers', async () => {
  const surface = compileSurface('(1.5 - x + x*y)^2 + y^2');
  const race = new CpuRace();
  for (const optimizer of sound.slice(0, 300)) {
    const rule = optimizer.forms[typedForm];
    const program = parseRule(rule, Object.keys(optimizer.hyper));
    expect(await compiler.errorsIn(linkSurface(descendPass, program, surface)), JSON.stringify(rule)).toEqual([]);
    const { segments } = race.run({
      f: '(1.5 - x + x*y)^2 + y^2',
      start: [1, 1.6],
      steps: 3,
      runs: [{ rule, hyper: defaultHyper(optimizer) }],
    });
    expect(segments.every(Number.isFinite), JSON.stringify(rule)).toBe(true);
  }
}, 120_000);
