import { describe, expect, it } from 'vitest';
import { CpuRace } from '../../src/engine/cpu/race';
import { markedOf, measuredMinima } from '../../src/modes/landmarks';
import { raceJobOf } from '../../src/modes/race/job';
import { decode } from '../../src/state';

const cpu = new CpuRace();
const measured = (hash: string) => {
  const { state } = decode(hash);
  return measuredMinima(state, cpu.run(raceJobOf(state)));
};

describe('what f − f* is measured from', () => {
  it('is what the catalogue knows, and nothing more', () => {
    expect(measured('#surface=beale')).toEqual([{ at: [3, 0.5], f: 0 }]);
    expect(measured('#surface=saddle')).toEqual([]);
  });

  it('is what is found of a typed surface', () => {
    const [{ at, f }] = measured('#f=a*(x-1)^2%2By^2&constants=a:2');
    expect([at[0], at[1], f]).toEqual([expect.closeTo(1, 12), expect.closeTo(0, 12), expect.closeTo(0, 12)]);
  });

  it('is nothing once a path has gone below it, outside of the domain', () => {
    const hash = '#f=x^2-0.02*x^4%2B0.01*y^2&domain=-4,4,-1,1&start=3.9,0.5&methods=sgd(eta=3)';
    expect(markedOf(decode(hash).state)).toHaveLength(1);
    expect(measured(hash)).toEqual([]);
    expect(measured(hash.replace('eta=3', 'eta=0.001'))).toHaveLength(1);
  });
});
