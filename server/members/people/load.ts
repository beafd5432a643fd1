/**
 * Loads which records are of one person. A record that was merged points to the member who stays; whatever asks what a member
 * has goes through this, so that both records answer alike. Rows stay with the record for which they came.
 */
import { and, gt, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { memberMerges } from '#db/schema/members/merges';
import { members } from '#db/schema/members/members';
import { type People, toPeople } from './rules.ts';

/** The records that were merged into whoever these ids stand for. */
const mergedOf = prepared({ ids: many(members.id) }, (q, { ids }) =>
  q
    .select({
      id: members.id,
      mergedInto: sql<number>`${members.mergedInto}`,
      mergedAt: sql<number>`${members.mergedAt}`,
    })
    .from(members)
    .where(
      and(
        isNotNull(members.mergedInto),
        inArray(
          members.mergedInto,
          sql`(select coalesce(asked.merged_into, asked.id) from members asked where ${inArray(sql`asked.id`, ids)})`,
        ),
      ),
    ),
);

export const loadPeople = async (db: Db, memberIds: Iterable<number>): Promise<People> => {
  const ids = [...new Set(memberIds)];
  const merged = await mergedOf(db, { ids });
  return toPeople(
    ids,
    merged.map(({ id, mergedInto, mergedAt }) => ({
      id: Number(id),
      mergedInto: Number(mergedInto),
      mergedAt: Number(mergedAt),
    })),
  );
};

/** The merges in force at an instant, also those that were undone later, of whoever these ids stood for then. */
const mergesAt = prepared(
  { ids: many(memberMerges.memberId), at: memberMerges.mergedAt },
  (q, { ids, at }) =>
    q
      .select({
        id: memberMerges.recordId,
        mergedInto: memberMerges.memberId,
        mergedAt: memberMerges.mergedAt,
      })
      .from(memberMerges)
      .where(
        and(
          lte(memberMerges.mergedAt, at),
          or(isNull(memberMerges.undoneAt), gt(memberMerges.undoneAt, at)),
          or(
            inArray(memberMerges.memberId, ids),
            inArray(
              memberMerges.memberId,
              sql`(select asked.member_id from member_merges asked where ${inArray(sql`asked.record_id`, ids)}
                and asked.merged_at <= ${at} and (asked.undone_at is null or asked.undone_at > ${at}))`,
            ),
          ),
        ),
      ),
);

/** Which records were of one person at an instant. */
export const loadPeopleAt = async (
  db: Db,
  memberIds: Iterable<number>,
  at: number,
): Promise<People> => {
  const ids = [...new Set(memberIds)];
  return toPeople(ids, await mergesAt(db, { ids, at }));
};

/** The member who stays for one record. */
export const loadPrimary = async (db: Db, memberId: number): Promise<number> =>
  (await loadPeople(db, [memberId])).primaryOf(memberId);
