/** Hooks by which other domains take part in a change of the store's settings. */
import type { SettingsInput } from '#contract/platform/settings';
import type { Db } from '#db';
import { Hook } from '#shared/hook';
import type { CurrencyUse } from './currencyUse.ts';

export const currencyUses = new Hook<CurrencyUse>('currencyUses');

/** Recomputes, in the same transaction, what depends on the store's time zone and first weekday. */
export const afterCalendarChange = new Hook<
  (tx: Db, calendar: Pick<SettingsInput, 'timeZone' | 'weekStart'>) => Promise<void>
>('afterCalendarChange');
