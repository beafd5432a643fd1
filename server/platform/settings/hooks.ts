/** What other domains add to a change of the store's settings. */
import type { SettingsInput } from '#contract/platform/settings';
import type { Db } from '#db';
import { Hook } from '#shared/hook';

/** Answers whether rows hold amounts in the store's currency, which then cannot change. */
export const currencyUses = new Hook<(tx: Db) => Promise<boolean>>('currencyUses');

/** Rewrites, in the same transaction, what depends on the store's time zone and first weekday. */
export const afterCalendarChange = new Hook<
  (tx: Db, calendar: Pick<SettingsInput, 'timeZone' | 'weekStart'>) => Promise<void>
>('afterCalendarChange');
