/** Hooks by which other domains take part in a change of the store's settings. */
import type { SettingsInput } from '#contract/platform/settings';
import type { Db } from '#db';
import { Hook } from '#shared/hook';

/** Returns whether amounts are stored in the store's currency, which must then not change. */
export const currencyUses = new Hook<(tx: Db) => Promise<boolean>>('currencyUses');

/** Recomputes, in the same transaction, what depends on the store's time zone and first weekday. */
export const afterCalendarChange = new Hook<
  (tx: Db, calendar: Pick<SettingsInput, 'timeZone' | 'weekStart'>) => Promise<void>
>('afterCalendarChange');
