/** Loads members with the steps that they have taken through the levels of the programme. */
import { asc, eq, and, inArray, isNull } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { memberLevels } from '#db/schema/members/memberLevels';
import { members } from '#db/schema/members/members';
import { loadLevelRows } from '../levels/load.ts';
import { sentAt } from '../levels/rules.ts';
import type { LevelMove } from './state.ts';

/** A step as it is stored. */
export interface StoredMove extends LevelMove {
  id: number;
  recordedAt: number;
}

/** Also where whoever asks has a clock behind the one of whoever recorded it: a step that was made stays. */
export const hasBegun = ({ startsAt, recordedAt }: StoredMove, now: number): boolean =>
  startsAt <= Math.max(now, recordedAt);

/**
 * The steps that stay. Those of a version that was withdrawn were computed before it would have begun, and are none even
 * where that instant has passed since.
 */
export const begunSteps = (
  moves: readonly StoredMove[],
  versions: readonly { number: number }[],
  now: number,
): StoredMove[] =>
  moves.filter(
    (move) => hasBegun(move, now) && versions.some(({ number }) => number === move.programmeNumber),
  );

export interface MemberState {
  id: number;
  createdAt: number;
  joinedAt: number | null;
  levelVersion: number;
  moves: StoredMove[];
}

const byId = prepared({ ids: many(members.id) }, (q, { ids }) =>
  q
    .select({
      id: members.id,
      createdAt: members.createdAt,
      joinedAt: members.joinedAt,
      levelVersion: members.levelVersion,
    })
    .from(members)
    .where(inArray(members.id, ids)),
);
const movesOf = prepared(
  { cause: memberLevels.cause, ids: many(memberLevels.memberId) },
  (q, { cause, ids }) =>
    q
      .select({
        id: memberLevels.id,
        memberId: memberLevels.memberId,
        kind: memberLevels.kind,
        level: memberLevels.level,
        levelBefore: memberLevels.levelBefore,
        startsAt: memberLevels.startsAt,
        termFrom: memberLevels.termFrom,
        validUntil: memberLevels.validUntil,
        graceUntil: memberLevels.graceUntil,
        programmeNumber: memberLevels.programmeNumber,
        measures: memberLevels.measures,
        recordedAt: memberLevels.recordedAt,
      })
      .from(memberLevels)
      .where(
        and(
          eq(memberLevels.cause, cause),
          inArray(memberLevels.memberId, ids),
          isNull(memberLevels.undoneAt),
        ),
      )
      .orderBy(asc(memberLevels.startsAt), asc(memberLevels.id)),
);

export const loadMoves = async (
  db: Db,
  ids: readonly number[],
): Promise<Map<number, StoredMove[]>> => {
  const byMember = new Map<number, StoredMove[]>();
  for (const {
    memberId,
    kind,
    level,
    termFrom,
    programmeNumber,
    measures,
    ...row
  } of await movesOf(db, { cause: 'programme', ids })) {
    if (kind === null || level === null || termFrom === null) continue;
    if (programmeNumber === null || measures === null) continue;
    const move = { ...row, kind, level, termFrom, programmeNumber, measures };
    const known = byMember.get(memberId);
    if (known) known.push(move);
    else byMember.set(memberId, [move]);
  }
  return byMember;
};

export const loadStates = async (db: Db, ids: readonly number[]): Promise<MemberState[]> => {
  const moves = await loadMoves(db, ids);
  return (await byId(db, { ids })).map((row) => ({ ...row, moves: moves.get(row.id) ?? [] }));
};

/** What the store had sent of these members before the instant, by their ids. */
export const loadSentLevels = async (
  db: Db,
  ids: readonly number[],
  at: number,
): Promise<(id: number) => string | null> => {
  const rows = ids.length === 0 ? new Map() : await loadLevelRows(db, ids);
  return (id) => sentAt(rows.get(id) ?? [], at - 1)?.level ?? null;
};
