import type { RaceJob, Run } from '../../src/engine/types';
import { optimizers } from '../../src/optimizers/catalog';
import { surfaces } from '../../src/surfaces/catalog';

/** Every (method × form), with its defaults. */
export const everyForm: readonly { readonly id: string; readonly run: Run }[] = [...optimizers.values()].flatMap((o) =>
  Object.entries(o.forms).map(([form, rule]) => ({
    id: `${o.id}/${form}`,
    run: { rule, hyper: Object.fromEntries(Object.entries(o.hyper).map(([k, h]) => [k, h.default])) },
  })),
);

/** The run from a state in the middle of things: states are given as initial values, so a step from it is one step from the start. */
export const warm = (run: Run): Run => ({
  ...run,
  rule: {
    ...run.rule,
    ...(run.rule.state && {
      state: Object.fromEntries(Object.entries(run.rule.state).map(([name, v], i) => [name, v + 0.03 + 0.01 * i])),
    }),
  },
});

/** One step of every form on every surface, from the start with zero and with warm states. */
export const oneStep: readonly { readonly surface: string; readonly ids: readonly string[]; readonly job: RaceJob }[] =
  [...surfaces.values()].map(({ id, f, start }) => ({
    surface: id,
    ids: [...everyForm.map((e) => e.id), ...everyForm.map((e) => `${e.id} (warm)`)],
    job: { f, start, steps: 1, seed: 0, runs: [...everyForm.map((e) => e.run), ...everyForm.map((e) => warm(e.run))] },
  }));
