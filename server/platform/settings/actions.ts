/** Saving the store's settings. */
import type { Settings, SettingsInput } from '#contract/platform/settings';
import type { Db } from '#db';
import { settings as table } from '#db/schema/platform/settings';
import { recordEdit } from '../activities/record.ts';
import type { Context } from '../http/context.ts';
import { conflict } from '../http/errors.ts';
import { checkVersion, getRow, updateRow } from '../records/records.ts';
import { afterCalendarChange, currencyUses } from './hooks.ts';

/** Refuses a change of currency once amounts are stored. */
const checkCurrency = async (tx: Db, before: Settings, after: SettingsInput) => {
  if (after.currency === before.currency) return;
  for (const isInUse of currencyUses.parts) {
    if (await isInUse(tx))
      throw conflict('settings.errors.currencyInUse', {
        errors: { currency: 'settings.errors.currencyInUse' },
      });
  }
};

/**
 * Saves the settings. After a change of time zone or first weekday, figures by day and week are recomputed in the same
 * transaction.
 */
export const editSettings = async (
  context: Context,
  id: number,
  { version, ...input }: SettingsInput & { version?: number },
) => {
  const saved = await context.transaction(async (tx) => {
    const before = await getRow(tx, table, id);
    checkVersion(before, version);
    await checkCurrency(tx, before, input);
    const now = context.now();
    await updateRow(tx, table, id, { ...input, version: before.version + 1, updatedAt: now });
    const { timeZone, weekStart, storeName } = input;
    if (timeZone !== before.timeZone || weekStart !== before.weekStart) {
      for (const rebuild of afterCalendarChange.parts) await rebuild(tx, { timeZone, weekStart });
    }
    await recordEdit(tx, {
      actor: context.actor,
      at: now,
      resource: 'settings',
      recordId: id,
      recordName: storeName,
      before: { ...before },
      after: { ...input },
    });
    return getRow(tx, table, id);
  });
  context.settings.forget();
  return saved;
};
