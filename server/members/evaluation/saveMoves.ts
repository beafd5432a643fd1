/** Stores the steps of members: what has begun stays, what is still to come is replaced where it differs. */
import { eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { preparedRows } from '#db/preparedRows';
import { memberLevels } from '#db/schema/members/memberLevels';
import { members } from '#db/schema/members/members';
import type { Writer } from '../../platform/records/writer.ts';
import { hasBegun, type MemberState, type StoredMove } from './loadMembers.ts';
import type { LevelMove } from './state.ts';

export interface Evaluated {
  member: MemberState;
  /** Its steps that have begun and stay; the others are replaced. */
  begun: readonly StoredMove[];
  /** All steps after those. */
  next: readonly LevelMove[];
  /** The newest version that they take into account. */
  version: number;
  /** Whether steps that have begun are replaced too, because a merge that had brought them is undone: they stay as undone. */
  isUndo?: boolean;
}

const deleteMoves = prepared({ ids: many(memberLevels.id) }, (q, { ids }) =>
  q.delete(memberLevels).where(inArray(memberLevels.id, ids)),
);
const markUndone = prepared(
  { ids: many(memberLevels.id), now: memberLevels.undoneAt },
  (q, { ids, now }) =>
    q
      .update(memberLevels)
      .set({ undoneAt: sql`${now}` })
      .where(inArray(memberLevels.id, ids)),
);
const setVersions = preparedRows(
  { id: members.id, levelVersion: members.levelVersion },
  {},
  (q, { rows, input }) =>
    q
      .update(members)
      .set({ levelVersion: input.levelVersion })
      .from(rows)
      .where(eq(members.id, input.id)),
);

const textOf = ({ kind, level, levelBefore, startsAt, termFrom, ...move }: LevelMove) =>
  JSON.stringify([
    [kind, level, levelBefore, startsAt, termFrom],
    [move.validUntil, move.graceUntil, move.programmeNumber, move.measures],
  ]);

/** Steps that are equal from the first on stay, so that their order by id stays that of the steps. */
const difference = (stored: readonly StoredMove[], next: readonly LevelMove[]) => {
  let same = 0;
  for (; same < stored.length && same < next.length; same++) {
    const [one, other] = [stored[same], next[same]];
    if (!one || !other || textOf(one) !== textOf(other)) break;
  }
  return { removed: stored.slice(same), added: next.slice(same) };
};

/** Returns the members of whom something changed, with the steps that were added. */
export const saveMoves = async (
  tx: Db,
  { actor, now }: Writer,
  evaluated: readonly Evaluated[],
): Promise<{ memberId: number; added: readonly LevelMove[] }[]> => {
  const changes = evaluated.map(({ member, begun, next, isUndo = false }) => ({
    memberId: member.id,
    isUndo,
    ...difference(
      member.moves.filter((move) => !begun.includes(move)),
      next,
    ),
  }));
  const removed = changes.flatMap((change) =>
    change.removed.map((move) => ({
      id: move.id,
      isUndone: change.isUndo && hasBegun(move, now),
    })),
  );
  const idsOf = (isUndone: boolean) =>
    removed.filter((one) => one.isUndone === isUndone).map(({ id }) => id);
  if (idsOf(false).length > 0) await deleteMoves(tx, { ids: idsOf(false) });
  if (idsOf(true).length > 0) await markUndone(tx, { ids: idsOf(true), now });
  await insertRows(
    tx,
    memberLevels,
    changes.flatMap(({ memberId, added }) =>
      added.map((move) => ({
        memberId,
        cause: 'programme' as const,
        ...move,
        versionAt: move.startsAt,
        actorName: actor.name,
        recordedAt: now,
      })),
    ),
  );
  await setVersions(
    tx,
    evaluated.flatMap(({ member, version }) =>
      member.levelVersion === version ? [] : [{ id: member.id, levelVersion: version }],
    ),
  );
  return changes.filter((change) => change.removed.length > 0 || change.added.length > 0);
};
