/** Loads levels: all of a member's history, and the level of many members at their instants. */
import { and, asc, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { kit } from '#db/kit';
import { many, prepared } from '#db/prepared';
import { audienceNames } from '#db/schema/members/audienceNames';
import { memberLevels } from '#db/schema/members/memberLevels';
import { members } from '#db/schema/members/members';
import { programmeVersions } from '#db/schema/members/programme';
import type { LevelFacts } from '#contract/platform/audiences';
import { type LevelRanks, levelFactsOf, NO_LEVEL } from '#rules/platform/audiences';
import { loadPeople } from '../people/load.ts';
import { openSegments } from './memberships.ts';
import { levelAt, type LevelRow } from './rules.ts';

const ranks = prepared({ kind: audienceNames.kind }, (q, { kind }) =>
  q
    .select({ key: audienceNames.key, rank: audienceNames.rank })
    .from(audienceNames)
    .where(eq(audienceNames.kind, kind)),
);
export const loadRanks = async (db: Db): Promise<LevelRanks> =>
  new Map((await ranks(db, { kind: 'levels' })).map(({ key, rank }) => [key, rank]));

const histories = prepared({ memberIds: many(memberLevels.memberId) }, (q, { memberIds }) =>
  q
    .select({
      id: memberLevels.id,
      memberId: memberLevels.memberId,
      level: memberLevels.level,
      cause: memberLevels.cause,
      startsAt: memberLevels.startsAt,
      versionAt: memberLevels.versionAt,
      confirmedAt: memberLevels.confirmedAt,
      until: memberLevels.until,
      endedAt: memberLevels.endedAt,
      isLower: memberLevels.isLower,
      recordedAt: memberLevels.recordedAt,
      undoneAt: memberLevels.undoneAt,
    })
    .from(memberLevels)
    .where(
      and(
        inArray(memberLevels.memberId, memberIds),
        // Steps of a version that was withdrawn count no more, also before its members are evaluated again.
        or(
          isNull(memberLevels.programmeNumber),
          inArray(
            memberLevels.programmeNumber,
            q
              .select({ number: programmeVersions.number })
              .from(programmeVersions)
              .where(ne(programmeVersions.state, 'withdrawn')),
          ),
        ),
      ),
    )
    .orderBy(asc(memberLevels.id)),
);

/** The history of each member, by the member's id, as far as it was recorded at the instant `knownAt`. */
export const loadLevelRows = async (
  db: Db,
  memberIds: readonly number[],
  knownAt = Infinity,
): Promise<Map<number, LevelRow[]>> => {
  const byMember = new Map<number, LevelRow[]>();
  const rows = await histories(db, { memberIds: [...new Set(memberIds)] });
  for (const { memberId, recordedAt, undoneAt, ...row } of rows) {
    if (recordedAt > knownAt || (undoneAt !== null && undoneAt <= knownAt)) continue;
    const known = byMember.get(memberId);
    if (known) known.push(row);
    else byMember.set(memberId, [row]);
  }
  return byMember;
};

export type LevelOf = (memberId: number | null, at: number) => LevelFacts;

/**
 * `(member's id, instant) => level` for these members. Every level that decides anything comes from here. `knownAt`: for
 * orders that were placed then; what arrived later changes nothing for them. A record that was merged has from then on the
 * level of the member who stays, and before the one of its own.
 */
export const openLevels = async (
  db: Db,
  memberIds: readonly (number | null)[],
  knownAt = Infinity,
): Promise<LevelOf> => {
  const known = memberIds.filter((id) => id !== null);
  if (known.length === 0) return () => NO_LEVEL;
  const people = await loadPeople(db, known);
  const records = [...known, ...new Set(people.all)];
  const [byMember, byKey] = [await loadLevelRows(db, records, knownAt), await loadRanks(db)];
  const segmentsOf = await openSegments(db, records, knownAt);
  const facts = new Map<string | null, LevelFacts>();
  return (askedId, at) => {
    const [memberId = null] = askedId === null ? [] : people.recordsAt(askedId, at);
    const level = levelAt(byMember.get(memberId ?? 0) ?? [], at, byKey);
    let found = facts.get(level);
    if (!found) facts.set(level, (found = levelFactsOf(level, byKey)));
    const segments = segmentsOf(memberId, at);
    return segments.length === 0 ? found : { ...found, segments };
  };
};

const named = kit.alias(members, 'named');
/** The member who stays, where the record was merged. */
const memberByExternalId = prepared({ externalId: members.externalId }, (q, { externalId }) =>
  q
    .select({ id: members.id, groups: members.groups })
    .from(named)
    .innerJoin(members, eq(members.id, sql`coalesce(${named.mergedInto}, ${named.id})`))
    .where(eq(named.externalId, externalId)),
);

/** The level and groups of one member at an instant, by the store's own id. */
export const loadMemberFacts = async (db: Db, externalId: string, at: number) => {
  const [member] = await memberByExternalId(db, { externalId });
  if (!member) return null;
  return { ...(await openLevels(db, [member.id]))(member.id, at), groups: member.groups };
};
