import type { Check } from './check';
import { formulaChecks } from './formulas';
import { mapChecks } from './maps';
import { parallelChecks } from './parallel';
import { parameterChecks } from './parameters';
import { raceChecks } from './races';
import { rateChecks } from './rates';
import { swarmChecks } from './swarms';
import { trainChecks } from './trains';

/** What an engine does, whichever it is: one list of cases and of tolerances, run over each. */
export const suite: readonly Check[] = [
  ...raceChecks,
  ...formulaChecks,
  ...parameterChecks,
  ...mapChecks,
  ...swarmChecks,
  ...trainChecks,
  ...rateChecks,
  ...parallelChecks,
];
