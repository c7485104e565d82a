import { describe, expect, it } from 'vitest';
import { atOnce, createPrepare } from '../../src/engine/data/prepare';
import { prepare } from '../../src/objectives/data/prepare';
import type { Table } from '../../src/objectives/data/types';
import { NodeWorker } from '../support/workers';

/** Rows of so many numbers, and a class for each. */
function tableOf(rows: number, width: number): Table {
  const values = Float64Array.from({ length: rows * width }, (_, i) => Math.sin(i) * (1 + (i % width)));
  const name = { en: 'a', zh: 'a' };
  return {
    inputs: { kind: 'dense', width, values },
    targets: Float64Array.from({ length: rows }, (_, row) => row % 3),
    features: Array.from({ length: width }, () => ({ name })),
    task: { kind: 'classes', target: { name }, classes: [name, name, name] },
  };
}

describe('a table as a model gets it', () => {
  const how = { split: [60, 20, 20], features: 'standardised' } as const;
  const url = new URL('../../src/engine/data/prepare-worker.ts', import.meta.url);
  const counted = () => {
    const started: NodeWorker[] = [];
    const make = createPrepare(() => {
      started.push(new NodeWorker(url));
      return started[started.length - 1] as unknown as Worker;
    });
    return { started, make };
  };

  it('of a small one needs no worker', async () => {
    const { started, make } = counted();
    const table = tableOf(300, 5);
    expect(await make({ table, ...how })).toEqual(prepare(table, how));
    expect(started).toEqual([]);
  });

  it('of a large one comes from a worker, bit by bit the same, and the table stays', async () => {
    const { started, make } = counted();
    const table = tableOf(atOnce / 8 + 1, 8);
    const expected = prepare(table, how);
    const { inputs, targets, train, validation, test, standard, classes } = await make({ table, ...how });
    expect(started).toHaveLength(1);
    expect(inputs.values).toEqual(expected.inputs.values);
    expect([targets, train, validation, test]).toEqual([
      expected.targets,
      expected.train,
      expected.validation,
      expected.test,
    ]);
    expect({ standard, classes }).toEqual({ standard: expected.standard, classes: expected.classes });
    expect(table.inputs.values.length).toBe(8 * (atOnce / 8 + 1));
    for (const worker of started) worker.terminate();
  });

  it('says why there is none', async () => {
    const { started, make } = counted();
    const nothing = { split: [1e-9, 50, 49.999999999], features: 'raw' } as const;
    await expect(make({ table: tableOf(atOnce / 8 + 1, 8), ...nothing })).rejects.toThrow('leaves none to train');
    for (const worker of started) worker.terminate();
  });
});
