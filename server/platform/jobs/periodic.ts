/** Work that every server does about once a minute, from every domain. */
import { Hook } from '#shared/hook';
import type { JobHost } from './spec.ts';

export type PeriodicTask = (application: JobHost) => Promise<void>;

export const periodicTasks = new Hook<PeriodicTask>('periodic');

export const PERIOD_MS = 60_000;

/** Runs the tasks one after another; a task that fails is run again the next time. */
export const runPeriodicTasks = async (application: JobHost) => {
  for (const task of periodicTasks.parts) await task(application).catch(() => undefined);
};
