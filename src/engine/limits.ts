/** The magnitude above which a run counts as diverged: well inside f32, so that engines agree on it. */
export const divergedAbove = 2 ** 100;

/** Most steps of one run. */
export const mostSteps = 100_000;
