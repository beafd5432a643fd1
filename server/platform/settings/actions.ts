import type { SettingsInput } from '#contract/platform/settings';
import type { Db } from '#db';
import { settings as table } from '#db/schema/platform/settings';
import { statement } from '#db/statements';
import { recordEdit } from '../activities/record.ts';
import type { Context } from '../http/context.ts';
import { conflict } from '../http/errors.ts';
import { checkVersion, getRow, updateRow } from '../records/records.ts';
import { Hook } from '#shared/hook';

/** What depends on the store's time zone and first weekday is written again within the same transaction. */
export const afterCalendarChange = new Hook<
  (tx: Db, calendar: Pick<SettingsInput, 'timeZone' | 'weekStart'>) => Promise<void>
>('afterCalendarChange');

const anyOrder = statement('select id from orders limit 1');

/** Saves the store's settings; days and figures follow a new time zone or week start within the same transaction. */
export const editSettings = async (
  context: Context,
  id: number,
  { version, ...input }: SettingsInput & { version?: number },
) => {
  const saved = await context.transaction(async (tx) => {
    const before = await getRow(tx, table, id);
    checkVersion(before, version);
    if (input.currency !== before.currency && (await anyOrder(tx)).length > 0) {
      throw conflict('settings.errors.currencyInUse', {
        errors: { currency: 'settings.errors.currencyInUse' },
      });
    }
    await updateRow(tx, table, id, {
      ...input,
      version: before.version + 1,
      updatedAt: context.now(),
    });
    const { timeZone, weekStart, storeName } = input;
    if (timeZone !== before.timeZone || weekStart !== before.weekStart) {
      for (const rebuild of afterCalendarChange.parts) await rebuild(tx, { timeZone, weekStart });
    }
    await recordEdit(tx, {
      actor: context.actor,
      at: context.now(),
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
