import fc from 'fast-check';
import '../../src/modes/registry';

/** The same random inputs in every run: a red test is red for everybody. Another seed: RAVINE_SEED. */
fc.configureGlobal({ seed: Number(process.env.RAVINE_SEED ?? 2016) });
