/** Hooks by which other domains take part in a change of the store's settings. */
import type { SettingsInput } from '#contract/platform/settings';
import { Hook } from '#shared/hook';
import type { JobRun } from '../jobs/jobRun.ts';
import type { CurrencyUse } from './currencyUse.ts';

export const currencyUses = new Hook<CurrencyUse>('currencyUses');

export type Calendar = Pick<SettingsInput, 'timeZone' | 'weekStart'>;

/**
 * Recomputes what depends on the store's time zone and first weekday, in steps within a job. It may run again, also
 * after it was interrupted, and starts from what is stored.
 */
export const afterCalendarChange = new Hook<(run: JobRun, calendar: Calendar) => Promise<void>>(
  'afterCalendarChange',
);
