/** The magnitude above which a run counts as diverged: well inside f32, so that engines agree on it. */
export const divergedAbove = 2 ** 100;
