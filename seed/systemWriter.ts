/** Who writes what the seed makes. */
import { SYSTEM } from '#contract/platform/activities';
import type { Writer } from '#server/platform/records/writer';
import { SETTINGS } from './plan.ts';

/** The console itself as the writer at this instant, with the settings of the seeded store. */
export const writerAt = (now: number): Writer => ({
  actor: SYSTEM,
  now,
  settings: { ...SETTINGS, id: 1, version: 1, isRecounting: false },
});
