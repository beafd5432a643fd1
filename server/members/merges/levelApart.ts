/** Which level each record has once a merge is undone: that of its own facts, and one that both reached after the merge. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { memberMerges } from '#db/schema/members/merges';
import { dayOf } from '#shared/days';
import type { Writer } from '../../platform/records/writer.ts';
import { evaluateMembers } from '../evaluation/evaluateMembers.ts';
import { loadTakeBacks } from '../evaluation/takeBacks.ts';
import { loadPeople } from '../people/load.ts';

/** The merges of other records into a member; one that was not undone lasts. */
const mergesInto = prepared({ memberId: memberMerges.memberId }, (q, { memberId }) =>
  q
    .select({
      from: memberMerges.mergedAt,
      to: memberMerges.undoneAt,
    })
    .from(memberMerges)
    .where(eq(memberMerges.memberId, memberId)),
);

interface Side {
  id: number;
  mergedAt: number;
  /** The record took no step of its own while it was merged: what it reaches alone is reached now. */
  isRecord: boolean;
}

/** To be called once the records are two again and the merge is undone. */
export const levelApart = async (
  tx: Db,
  writer: Writer,
  { id, mergedAt, isRecord }: Side,
): Promise<void> => {
  const { now, settings } = writer;
  const { all } = await loadPeople(tx, [id]);
  const undone = (await mergesInto(tx, { memberId: id })).flatMap(({ from, to }) =>
    to === null ? [] : [{ from, to: to === now ? Infinity : to }],
  );
  await evaluateMembers(tx, writer, [id], 'separation', {
    together: undone,
    takenBackAt: await loadTakeBacks(tx, { memberIds: all, since: mergedAt }),
    renewsFrom: isRecord ? dayOf(mergedAt, settings.timeZone) : null,
  });
};
