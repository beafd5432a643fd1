/** Entries of a contest are approved or refused, and winners chosen among the approved ones. */
import type { EntryRefusal } from '#contract/promotions/memberEntries';
import type { Db } from '#db';
import { members } from '#db/schema/members/members';
import { memberActivities, memberEntries } from '#db/schema/promotions/memberActivities';
import {
  type Deciding,
  decisionFault,
  type DecisionFault,
  type EntryDecision,
  takesPlace,
} from '#rules/promotions/memberEntries';
import { message } from '#shared/fields';
import { ERASED_MEMBER, isErased } from '../../members/erased/refuse.ts';
import { loadProgramme } from '../../members/programme/load.ts';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { checkVersion, getRow, updateRow } from '../../platform/records/records.ts';
import type { MemberActivityRow } from '../memberActivities/record.ts';
import { countWon } from '../memberActivities/won.ts';
import type { EntryWriter } from './enter.ts';
import { writeEntryEvent } from './event.ts';
import { giveCode, givePoints } from './give.ts';
import { activityEntry, type EntryRow } from './record.ts';
import { limitError } from './refusals.ts';
import { openStanding } from './standing.ts';
import { tellDecision } from './tell.ts';

type Decided = Partial<EntryRow> & { state: 'approved' | 'refused' | 'won' };
/** As in the activity log, where every second person's no is `reject`. */
const VERBS = { approved: 'approve', refused: 'reject', won: 'award' } as const;

const refusalOf = (fault: DecisionFault, { state }: Deciding, winners: number) => {
  if (fault === 'erased') return invalid({ memberId: ERASED_MEMBER });
  if (fault === 'notApproved') return conflict('activityApprovals.errors.notYet');
  return conflict(
    fault === 'state'
      ? `memberEntries.errors.not.${state}`
      : message('memberEntries.errors.enoughWinners', { smart_count: winners }),
  );
};

const read = async (tx: Db, id: number, version: number, decision: EntryDecision) => {
  const entry = await getRow(tx, memberEntries, id);
  checkVersion(entry, version);
  const activity = await getRow(tx, memberActivities, entry.activityId);
  const member = await getRow(tx, members, entry.memberId);
  const winners = activity.winners ?? 0;
  const deciding: Deciding = {
    state: entry.state,
    isErased: isErased(member),
    isApproved: activity.approval === 'approved',
    winnersLeft: winners - (await countWon(tx, activity.id)),
  };
  const fault = decisionFault(decision, deciding);
  if (fault) throw refusalOf(fault, deciding, winners);
  return { entry, activity, member };
};

const save = async (
  tx: Db,
  writer: EntryWriter,
  { entry, activity }: { entry: EntryRow; activity: MemberActivityRow },
  decided: Decided,
) => {
  const { state, reason = null } = decided;
  await updateRow(tx, memberEntries, entry.id, {
    points: null,
    couponId: null,
    ...decided,
    reason,
    decidedAt: writer.now,
    decidedBy: writer.actor.name,
    updatedAt: writer.now,
    version: entry.version + 1,
  });
  await recordActivity(tx, {
    ...activityEntry(writer, entry, activity.names),
    verb: VERBS[state],
    before: { state: entry.state },
    after: { state },
    reason,
  });
  await tellDecision(tx, writer, activity, await getRow(tx, memberEntries, entry.id));
};

/** One that was refused before it was ever approved takes a place again, where the member and the activity may have one more. */
const takePlace = async (
  tx: Db,
  writer: EntryWriter,
  { entry, activity }: { entry: EntryRow; activity: MemberActivityRow },
) => {
  const standing = await openStanding(tx, writer, entry.memberId, entry.enteredAt);
  const { limits, standing: others } = await standing(activity);
  const limit = limits.find(({ kind }) => kind === 'perMember' || kind === 'full');
  if (limit?.kind === 'perMember') {
    // One that was approved keeps its place, so that refusing it would not help.
    const stay = others.filter(({ approvedAt }) => approvedAt !== null);
    const isFinal = stay.length >= limit.times;
    throw conflict(
      message(`memberEntries.errors.limits.${isFinal ? 'anotherStays' : 'anotherStands'}`, {
        numbers: others
          .filter(({ approvedAt }) => isFinal === (approvedAt !== null))
          .map(({ number }) => number)
          .join(', '),
      }),
    );
  }
  if (limit) throw conflict(limitError(limit));
  await updateRow(tx, memberActivities, activity.id, { entryCount: activity.entryCount + 1 });
};

/** The first approval makes it an entry like any other: rules and segments know of it from then on. */
export const approveEntry = async (
  tx: Db,
  writer: EntryWriter,
  id: number,
  version: number,
): Promise<void> => {
  const found = await read(tx, id, version, 'approve');
  const { entry, activity, member } = found;
  const isFirst = entry.approvedAt === null;
  if (!takesPlace(entry)) await takePlace(tx, writer, found);
  await save(tx, writer, found, {
    state: 'approved',
    approvedAt: entry.approvedAt ?? writer.now,
  });
  if (isFirst) await writeEntryEvent(tx, writer, activity, entry, member);
};

/** The member may send another one, unless this one was approved before: what it earned stays, and so does its place. */
export const refuseEntry = async (
  tx: Db,
  writer: EntryWriter,
  id: number,
  { reason, version }: EntryRefusal,
): Promise<void> => {
  const found = await read(tx, id, version, 'refuse');
  const { id: activityId, entryCount } = found.activity;
  if (!takesPlace({ ...found.entry, state: 'refused' }))
    await updateRow(tx, memberActivities, activityId, { entryCount: entryCount - 1 });
  await save(tx, writer, found, { state: 'refused', reason });
};

/** The entry wins, and what the contest gives is given at once. */
export const awardEntry = async (
  tx: Db,
  writer: EntryWriter,
  id: number,
  version: number,
): Promise<void> => {
  const found = await read(tx, id, version, 'award');
  const { entry, activity } = found;
  const { points } = activity;
  const { memberId } = entry;
  if (points !== null) {
    if (!(await loadProgramme(tx, writer.now)))
      throw conflict('memberEntries.errors.limits.noProgramme');
    await givePoints(tx, writer, activity, { id, memberId, points, occurredAt: writer.now });
  }
  const couponId = await giveCode(tx, writer, activity, memberId);
  await save(tx, writer, found, { state: 'won', points, couponId });
};
