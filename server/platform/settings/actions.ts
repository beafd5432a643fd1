/** Saving the store's settings. */
import type { Settings, SettingsInput } from '#contract/platform/settings';
import type { Db } from '#db';
import { currencyDecimals } from '#shared/localization';
import { mulDiv } from '#shared/money';
import { settings as table } from '#db/schema/platform/settings';
import { recordEdit } from '../activities/record.ts';
import type { Context } from '../http/context.ts';
import { conflict } from '../http/errors.ts';
import { checkVersion, getRow, updateRow } from '../records/records.ts';
import { currencyUses } from './hooks.ts';
import { startRecount } from './recount.ts';

/** Refuses a change of currency once amounts are stored anywhere, and says where. */
const checkCurrency = async (tx: Db, before: Settings, after: SettingsInput) => {
  if (after.currency === before.currency) return;
  for (const { holder, isInUse } of currencyUses.parts) {
    if (!(await isInUse(tx))) continue;
    const reason = `settings.errors.currencyInUse.${holder}`;
    throw conflict(reason, { errors: { currency: reason } });
  }
};

/** The settings to store: the limit of approvals keeps its face value when only the currency changes. */
const withFaceValue = (before: Settings, after: SettingsInput): SettingsInput => {
  const { approvalBudget } = after;
  if (approvalBudget === null || approvalBudget !== before.approvalBudget) return after;
  const [from, to] = [currencyDecimals(before.currency), currencyDecimals(after.currency)];
  return { ...after, approvalBudget: mulDiv(approvalBudget, 10 ** to, 10 ** from) };
};

/**
 * Saves the settings. After a change of time zone or first weekday, a job recounts the figures by day and week; until it
 * has finished, `isRecounting` is true.
 */
export const editSettings = async (
  context: Context,
  id: number,
  { version: loaded, ...sent }: SettingsInput & { version?: number },
) => {
  const saved = await context.transaction(async (tx) => {
    const before = await getRow(tx, table, id);
    checkVersion(before, loaded);
    await checkCurrency(tx, before, sent);
    const input = withFaceValue(before, sent);
    const now = context.now();
    const { timeZone, weekStart, storeName } = input;
    const isRecounting =
      before.isRecounting || timeZone !== before.timeZone || weekStart !== before.weekStart;
    const version = before.version + 1;
    await updateRow(tx, table, id, { ...input, isRecounting, version, updatedAt: now });
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
  // They are saved, whatever happens here; where it does not start now, the server starts it within a minute.
  if (saved.isRecounting)
    await startRecount(context, context.actor).catch((error) =>
      context.logFault(error, 'the start of a recount'),
    );
  return saved;
};
