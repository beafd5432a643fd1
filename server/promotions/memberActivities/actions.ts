/** Creates, edits and archives activities. */
import type {
  MemberActivityEdit,
  MemberActivityInput,
} from '#contract/promotions/memberActivities';
import type { Role } from '#contract/platform/access';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { memberActivities } from '#db/schema/promotions/memberActivities';
import { FIXED_FIELDS, isEntered } from '#rules/promotions/memberActivities';
import { message } from '#shared/fields';
import { recordActivity, recordEdit } from '../../platform/activities/record.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { checkVersion, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { settleApproval } from '../activityApprovals/settle.ts';
import { checkActivity, checkCampaign } from './check.ts';
import { newSeed } from './draw.ts';
import { checkPrizes, savePrizes } from './prizes.ts';
import { activityEntry, loadPrizes, type MemberActivityRow, toPrizeInput } from './record.ts';
import { countWon } from './won.ts';

/** `seed`: by which the prizes of a draw are drawn. */
export const createActivity = async (
  tx: Db,
  writer: Writer,
  role: Role | null,
  input: MemberActivityInput,
  seed: string = newSeed(),
): Promise<number> => {
  await checkActivity(tx, writer, input, null);
  const { prizes, ...fields } = input;
  const approval = await settleApproval(tx, writer, role, input, null);
  const row = {
    ...fields,
    ...approval,
    seed: input.kind === 'draw' ? seed : null,
    authorName: writer.actor.name,
    createdAt: writer.now,
    updatedAt: writer.now,
  };
  const [id = 0] = await insertRows(tx, memberActivities, [row], { returning: true });
  await savePrizes(tx, id, [], prizes);
  await recordActivity(tx, {
    ...activityEntry(writer, { id, names: input.names }),
    verb: 'create',
    after: { ...input, approval: approval.approval },
  });
  return id;
};

/** What was entered and won stays so: no number falls below it. */
const checkNumbers = async (tx: Db, before: MemberActivityRow, input: MemberActivityInput) => {
  const { entryCount } = before;
  if (input.maxEntries !== null && input.maxEntries < entryCount)
    throw invalid({
      maxEntries: message('memberActivities.errors.entered', { entries: entryCount }),
    });
  const won = input.winners === null ? 0 : await countWon(tx, before.id);
  if (input.winners !== null && input.winners < won)
    throw invalid({ winners: message('memberActivities.errors.given', { given: won }) });
};

const checkFixed = (before: MemberActivityRow, input: MemberActivityInput) => {
  if (input.kind !== before.kind) throw invalid({ kind: 'memberActivities.errors.fixedKind' });
  if (!isEntered(before)) return;
  const changed = FIXED_FIELDS.find((field) => input[field] !== before[field]);
  if (changed) throw invalid({ [changed]: 'memberActivities.errors.fixed' });
};

export const editActivity = async (
  tx: Db,
  writer: Writer,
  role: Role | null,
  id: number,
  { version, ...input }: MemberActivityEdit,
): Promise<void> => {
  const before = await getRow(tx, memberActivities, id);
  checkVersion(before, version);
  if (before.archivedAt !== null) throw conflict('memberActivities.errors.archived');
  checkFixed(before, input);
  await checkNumbers(tx, before, input);
  const known = await loadPrizes(tx, id);
  if (isEntered(before)) checkPrizes(known, input.prizes);
  await checkActivity(tx, writer, input, { ...before, prizes: known });
  const { prizes, ...fields } = input;
  const approval = await settleApproval(tx, writer, role, input, { ...before, prizes: known });
  await savePrizes(tx, id, known, prizes);
  await updateRow(tx, memberActivities, id, {
    ...fields,
    ...approval,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await recordEdit(tx, {
    ...activityEntry(writer, { id, ...input }),
    before: { ...before, prizes: known.map(toPrizeInput) },
    after: { ...input, approval: approval.approval },
  });
};

/** Members can no longer enter it; what they entered stays. */
export const archiveActivity = async (
  tx: Db,
  writer: Writer,
  id: number,
  archives: boolean,
  version: number,
): Promise<void> => {
  const before = await getRow(tx, memberActivities, id);
  checkVersion(before, version);
  if ((before.archivedAt !== null) === archives)
    throw conflict(
      archives ? 'memberActivities.errors.archived' : 'memberActivities.errors.notArchived',
    );
  // Meanwhile its campaign may have been shortened or archived.
  if (!archives) await checkCampaign(tx, before);
  await updateRow(tx, memberActivities, id, {
    archivedAt: archives ? writer.now : null,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await recordActivity(tx, {
    ...activityEntry(writer, before),
    verb: archives ? 'archive' : 'restore',
  });
};
