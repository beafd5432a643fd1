/** A member's level as the member's page shows it, with its history. */
import { and, count, desc, eq, lte } from 'drizzle-orm';
import type { LevelEntry, MemberLevels } from '#contract/members/levels';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { memberLevels } from '#db/schema/members/memberLevels';
import { members } from '#db/schema/members/members';
import { getRow } from '../../platform/records/records.ts';
import { loadPrimary } from '../people/load.ts';
import { loadLevelRows, loadRanks } from './load.ts';
import { levelAt, overrideAt, sentAt } from './rules.ts';

/** The number of entries that are shown. */
const SHOWN = 100;

const entry = {
  id: memberLevels.id,
  level: memberLevels.level,
  cause: memberLevels.cause,
  startsAt: memberLevels.startsAt,
  until: memberLevels.until,
  endedAt: memberLevels.endedAt,
  isLower: memberLevels.isLower,
  kind: memberLevels.kind,
  levelBefore: memberLevels.levelBefore,
  validUntil: memberLevels.validUntil,
  graceUntil: memberLevels.graceUntil,
  programmeNumber: memberLevels.programmeNumber,
  measures: memberLevels.measures,
  reason: memberLevels.reason,
  actorName: memberLevels.actorName,
  recordedAt: memberLevels.recordedAt,
  undoneAt: memberLevels.undoneAt,
};
/** What has begun: the programme's steps that time will do later are no history. */
const newestEntries = prepared(
  { memberId: memberLevels.memberId, now: memberLevels.startsAt },
  (q, { memberId, now }) =>
    q
      .select(entry)
      .from(memberLevels)
      .where(and(eq(memberLevels.memberId, memberId), lte(memberLevels.startsAt, now)))
      .orderBy(desc(memberLevels.startsAt), desc(memberLevels.id))
      .limit(SHOWN),
);
const oneEntry = prepared({ id: memberLevels.id }, (q, { id }) =>
  q.select(entry).from(memberLevels).where(eq(memberLevels.id, id)),
);
const countEntries = prepared(
  { memberId: memberLevels.memberId, now: memberLevels.startsAt },
  (q, { memberId, now }) =>
    q
      .select({ n: count() })
      .from(memberLevels)
      .where(and(eq(memberLevels.memberId, memberId), lte(memberLevels.startsAt, now))),
);

export const showLevels = async (db: Db, memberId: number, now: number): Promise<MemberLevels> => {
  const { id } = await getRow(db, members, await loadPrimary(db, memberId));
  const rows = (await loadLevelRows(db, [id])).get(id) ?? [];
  const override = overrideAt(rows, now);
  const [given]: LevelEntry[] = override ? await oneEntry(db, { id: override.id }) : [];
  return {
    level: levelAt(rows, now, await loadRanks(db)),
    sentLevel: sentAt(rows, now)?.level ?? null,
    override: given ?? null,
    history: await newestEntries(db, { memberId: id, now }),
    total: Number((await countEntries(db, { memberId: id, now }))[0]?.n ?? 0),
  };
};
