/**
 * Finds members whose level is below what their facts give, because a fault or a clock kept them from rising in time, and raises
 * them as of the instant at which they should have risen. Each member is looked at once in some weeks.
 */
import { and, asc, gt, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { versionAt } from '#rules/platform/versions';
import { dayOf, daysBetween } from '#shared/days';
import type { Writer } from '../../platform/records/writer.ts';
import { keepLevels } from '../levels/keep.ts';
import { loadPeople } from '../people/load.ts';
import { type ApprovedVersion, loadVersions } from '../programme/load.ts';
import { announceMoves } from './announce.ts';
import { loadDeeds } from './deeds.ts';
import { loadFacts } from './levelFacts.ts';
import { begunSteps, loadStates, type MemberState, type StoredMove } from './loadMembers.ts';
import { countingAt, highestMet, needsOf } from './measure.ts';
import { replay } from './replay.ts';
import { saveMoves } from './saveMoves.ts';
import { placeOf } from './state.ts';

/** In how many days all members are looked at. */
export const ROUND_DAYS = 28;
const PAGE = 200;

const ofTurn = prepared({ after: members.id, turn: 'number' }, (q, { after, turn }) =>
  q
    .select({ id: members.id })
    .from(members)
    .where(
      and(
        gt(members.id, after),
        sql`${members.id} % ${sql.raw(String(ROUND_DAYS))} = ${turn}`,
        isNull(members.mergedInto),
        isNull(members.erasedAt),
      ),
    )
    .orderBy(asc(members.id))
    .limit(PAGE),
);
const turnOf = (businessDay: string): number =>
  ((daysBetween('2020-01-01', businessDay) % ROUND_DAYS) + ROUND_DAYS) % ROUND_DAYS;

interface Below {
  member: MemberState;
  begun: StoredMove[];
  state: StoredMove;
}

/** Members who meet more than their level asks for, by what is known now. */
const findBelow = async (
  tx: Db,
  { now, settings: { timeZone } }: Writer,
  ids: readonly number[],
  versions: readonly ApprovedVersion[],
): Promise<Below[]> => {
  const version = versionAt(versions, now);
  if (!version) return [];
  const states = (await loadStates(tx, ids)).flatMap((member): Below[] => {
    const begun = begunSteps(member.moves, versions, now);
    const state = begun.at(-1);
    return state ? [{ member, begun, state }] : [];
  });
  const { levels } = version.terms;
  const day = dayOf(now, timeZone);
  const needs = needsOf(levels, { day, termFrom: '0000-01-01' });
  const facts = await loadFacts(tx, {
    ...needs,
    memberIds: states.map(({ member }) => member.id),
    knownAt: Number.MAX_SAFE_INTEGER,
    now,
  });
  return states.filter(({ member, state }) => {
    const counting = countingAt(facts.get(member.id) ?? [], now);
    const met = highestMet(levels, counting, { day, termFrom: state.termFrom });
    return met > Math.max(0, placeOf(version, state.level));
  });
};

/** Nothing where the member rightly stands below: terms of a version that raises nobody count from the next gain on. */
const raise = async (
  tx: Db,
  writer: Writer,
  { member, begun, state }: Below,
  versions: readonly ApprovedVersion[],
): Promise<boolean> => {
  const { all, mergedAtOf } = await loadPeople(tx, [member.id]);
  const moves = replay(
    { ...member, sentLevel: null, moves: begun },
    {
      versions,
      timeZone: writer.settings.timeZone,
      from: state.startsAt + 1,
      now: writer.now,
      deeds: await loadDeeds(tx, { memberIds: all, versions }),
      joinedAt: (record) => (record === member.id ? -Infinity : (mergedAtOf(record) ?? -Infinity)),
    },
  );
  if (moves[0]?.kind !== 'upgrade' || moves[0].startsAt > writer.now) return false;
  const next = moves.map(({ isRewarded: _, ...move }) => move);
  const version = Math.max(...versions.map(({ number }) => number));
  const changed = await saveMoves(tx, writer, [{ member, begun, next, version }]);
  await keepLevels(tx, writer, [member.id]);
  // By a merge or a file a level rises, but gives nothing.
  await announceMoves(tx, { ...writer, isHistory: !moves[0].isRewarded }, changed);
  return true;
};

/** The next page of the day's members after an id: how many were raised, and the last id; null once all were looked at. */
export const raiseMissed = async (
  tx: Db,
  writer: Writer,
  { businessDay, after }: { businessDay: string; after: number },
): Promise<{ raised: number; last: number | null }> => {
  const versions = await loadVersions(tx);
  const ids = (await ofTurn(tx, { after, turn: turnOf(businessDay) })).map(({ id }) => id);
  let raised = 0;
  for (const below of await findBelow(tx, writer, ids, versions))
    if (await raise(tx, writer, below, versions)) raised++;
  return { raised, last: ids.length === PAGE ? (ids.at(-1) ?? null) : null };
};
