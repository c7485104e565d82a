import type { Paths } from '../types';

/** What the worker answers to a job: its paths, or why there are none. */
export type WorkerAnswer = { readonly paths: Paths } | { readonly error: string };
