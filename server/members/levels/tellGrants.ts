/** Tells the store's own systems which levels staff gave and ended, and which ended with their last day. */
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { LevelsChanged } from '#contract/members/levels';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { memberLevels } from '#db/schema/members/memberLevels';
import { members } from '#db/schema/members/members';
import { recordEvents } from '../../platform/outbox/recordEvents.ts';
import { type NewTimer, setTimers, type TimerKind } from '../../platform/outbox/timers.ts';
import { loadLevelRows, loadRanks } from './load.ts';
import { levelAt, programmeAt } from './rules.ts';

const TYPE = 'level.changed';
const KIND = 'levelGrants';

type Change = LevelsChanged['changes'][number];
/** A change with the entry that staff wrote, and when it happened. */
interface Told extends Change {
  grantId: number;
  at: number;
}

/** What staff give below what counts anyway changes nothing for anybody. */
export const tellGrant = async (
  tx: Db,
  { now }: { now: number },
  { grantId, at, ...change }: Told,
): Promise<void> => {
  if (change.level === change.levelBefore) return;
  const key = `${change.kind}/${grantId}`;
  await recordEvents(tx, { now }, TYPE, [{ at, key, data: { changes: [change] } }]);
};

const timerOf = (grantId: number, until: number): NewTimer => ({
  kind: KIND,
  subject: String(grantId),
  dueAt: until,
});
/** Call it in the transaction that gives the level. */
export const planGrantEnd = (tx: Db, grantId: number, until: number | null) =>
  setTimers(tx, until === null ? [] : [timerOf(grantId, until)]);

const grantById = prepared({ id: memberLevels.id }, (q, { id }) =>
  q
    .select({
      memberId: memberLevels.memberId,
      member: members.externalId,
      until: memberLevels.until,
      endedAt: memberLevels.endedAt,
    })
    .from(memberLevels)
    .innerJoin(members, eq(members.id, memberLevels.memberId))
    .where(eq(memberLevels.id, id)),
);
const planned = prepared({ now: 'number' }, (q, { now }) =>
  q
    .select({ id: memberLevels.id, until: memberLevels.until })
    .from(memberLevels)
    .where(
      and(
        eq(memberLevels.cause, 'override'),
        isNull(memberLevels.endedAt),
        gt(memberLevels.until, now),
      ),
    ),
);

/** A grant that was ended before is not told again, nor is a step of the programme at the same instant. */
export const GRANT_TIMERS: TimerKind = {
  kind: KIND,
  record: async (tx, { subject, dueAt }, now) => {
    const grantId = Number(subject);
    const [grant] = await grantById(tx, { id: grantId });
    if (!grant || grant.until !== dueAt || grant.endedAt !== null) return null;
    const rows = (await loadLevelRows(tx, [grant.memberId])).get(grant.memberId) ?? [];
    const isTold =
      programmeAt(rows, dueAt)?.startsAt === dueAt &&
      programmeAt(rows, dueAt)?.level !== programmeAt(rows, dueAt - 1)?.level;
    if (isTold) return null;
    const ranks = await loadRanks(tx);
    await tellGrant(
      tx,
      { now },
      {
        grantId,
        at: dueAt,
        kind: 'grantEnd',
        member: grant.member,
        level: levelAt(rows, dueAt, ranks),
        levelBefore: levelAt(rows, dueAt - 1, ranks),
        validUntil: null,
      },
    );
    return null;
  },
  planned: async (tx, now) =>
    (await planned(tx, { now })).flatMap(({ id, until }) =>
      until === null ? [] : [timerOf(id, until)],
    ),
};
