import { expect, test } from 'vitest';
import { checkFits } from '../../src/engine/many/fits';
import { tailOf } from '../../src/engine/many/swarm';
import { TooLarge } from '../../src/engine/types';
import { everyForm } from './cases';

const runs = everyForm.slice(0, 3).map(({ run }) => run);

test('every swarm of the page fits WebGPU’s default limits', () => {
  for (const all of [4, 2 ** 14, 2 ** 14 + 1, 2 ** 17, 2 ** 20])
    expect(() => checkFits(2 ** 27, { runs: runs.slice(0, 1), particles: all })).not.toThrow();
});

test('one that does not is refused, and what is said to fit does fit, almost all there is room for', () => {
  for (const megabytes of [1, 3, 16, 30]) {
    const bytes = megabytes * 2 ** 20;
    let refusal: unknown;
    try {
      checkFits(bytes, { runs, particles: 2 ** 20 });
    } catch (error) {
      refusal = error;
    }
    if (!(refusal instanceof TooLarge)) throw new Error('it was not refused');
    const { what, asked, fitting } = refusal;
    expect([what, asked]).toEqual(['particles', 3 * 2 ** 20]);
    expect(() => checkFits(bytes, { runs, particles: Math.floor(fitting / 3) })).not.toThrow();
    expect(fitting * tailOf(fitting) * 32).toBeLessThanOrEqual(bytes);
    expect((fitting + 1) * tailOf(fitting + 1) * 32).toBeGreaterThan(bytes);
    expect(refusal.message).toContain(`${fitting} fit`);
  }
});
