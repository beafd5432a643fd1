/**
 * Tells which levels changed, each change once and with its true instant: at once what happens now, and by a timer what
 * time alone does.
 */
import { and, asc, eq, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { LevelKind, LevelsChanged } from '#contract/members/levels';
import { SYSTEM } from '#contract/platform/activities';
import { MAX_ENTRIES } from '#contract/platform/outbox';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { memberLevels } from '#db/schema/members/memberLevels';
import { members } from '#db/schema/members/members';

import { recordEvents } from '../../platform/outbox/recordEvents.ts';
import { setTimers, type TimerKind } from '../../platform/outbox/timers.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { readSettings } from '../../platform/settings/read.ts';
import { loadLevelRows, loadRanks } from '../levels/load.ts';
import { levelAt } from '../levels/rules.ts';
import { loadVersions } from '../programme/load.ts';
import { afterLevelChanges, type LevelChanged } from './afterLevelChanges.ts';
import type { LevelMove } from './state.ts';

const TYPE = 'level.changed';
const KIND = 'levels';

/** Kinds of step by which the level stays what it is. */
const STAYS: readonly LevelKind[] = ['renew', 'grace'];
const changesLevel = ({ kind }: Pick<LevelMove, 'kind'>) => !STAYS.includes(kind);

const externalIds = prepared({ ids: many(members.id) }, (q, { ids }) =>
  q
    .select({ id: members.id, externalId: members.externalId })
    .from(members)
    .where(inArray(members.id, ids)),
);

/** What counted before and counts now, overrides included: a step below an override changes nothing for anybody. */
const toChanges = async (
  tx: Db,
  moves: readonly LevelChanged[],
): Promise<LevelsChanged['changes']> => {
  const ids = [...new Set(moves.map(({ memberId }) => memberId))];
  const names = new Map(
    (await externalIds(tx, { ids })).map(({ id, externalId }) => [id, externalId]),
  );
  const rows = await loadLevelRows(tx, ids);
  const ranks = await loadRanks(tx);
  return moves.flatMap(({ memberId, startsAt, kind, validUntil }) => {
    const member = names.get(memberId);
    const history = rows.get(memberId) ?? [];
    const [before, level] = [startsAt - 1, startsAt].map((at) => levelAt(history, at, ranks));
    if (member === undefined || level === before || level === undefined) return [];
    return [{ member, level, levelBefore: before ?? null, kind, validUntil }];
  });
};

const tell = async (tx: Db, now: number, at: number, moves: readonly LevelChanged[]) => {
  // Of two steps at one instant the last counts.
  const last = [...new Map(moves.map((move) => [move.memberId, move])).values()];
  for (let from = 0; from < last.length; from += MAX_ENTRIES) {
    const page = last.slice(from, from + MAX_ENTRIES);
    await recordEvents(tx, { now }, TYPE, async () => {
      const changes = await toChanges(tx, page);
      const [first, final] = [page[0], page.at(-1)];
      const key = [at, first?.memberId, first?.kind, final?.memberId, page.length].join('/');
      return changes.length === 0 ? [] : [{ at, key, data: { changes } }];
    });
  }
};

const announceBegun = async (tx: Db, writer: Writer, moves: readonly LevelChanged[]) => {
  if (moves.length === 0) return;
  for (const react of afterLevelChanges.parts) await react(tx, writer, moves);
  const instants = new Set(moves.map(({ startsAt }) => startsAt));
  for (const at of instants)
    await tell(
      tx,
      writer.now,
      at,
      moves.filter(({ startsAt }) => startsAt === at),
    );
};

/** What is still to come is told by timers. */
export const planChanges = async (
  tx: Db,
  { now }: Pick<Writer, 'now'>,
  moves: readonly Pick<LevelMove, 'kind' | 'startsAt'>[],
): Promise<void> => {
  const instants = new Set(
    moves
      .filter((move) => changesLevel(move) && move.startsAt > now)
      .map(({ startsAt }) => startsAt),
  );
  await setTimers(
    tx,
    [...instants].map((dueAt) => ({ kind: KIND, subject: '', dueAt })),
  );
};

export const announceMoves = async (
  tx: Db,
  writer: Writer,
  changed: readonly { memberId: number; added: readonly LevelMove[] }[],
): Promise<void> => {
  const moves = changed
    .flatMap(({ memberId, added }) =>
      added.map((move) => ({ ...move, memberId, isStoredAhead: false })),
    )
    .filter(changesLevel);
  await planChanges(tx, writer, moves);
  await announceBegun(
    tx,
    writer,
    moves.filter(({ startsAt }) => startsAt <= writer.now),
  );
};

/** Steps that were computed before they began, up to a page after an id. */
const begunAt = prepared(
  { at: memberLevels.startsAt, after: memberLevels.id },
  (q, { at, after }) =>
    q
      .select({
        id: memberLevels.id,
        memberId: memberLevels.memberId,
        kind: sql<LevelKind>`${memberLevels.kind}`,
        level: sql<string>`${memberLevels.level}`,
        levelBefore: memberLevels.levelBefore,
        startsAt: memberLevels.startsAt,
        validUntil: memberLevels.validUntil,
        programmeNumber: sql<number>`${memberLevels.programmeNumber}`,
      })
      .from(memberLevels)
      .where(
        and(
          eq(memberLevels.startsAt, at),
          isNotNull(memberLevels.kind),
          isNull(memberLevels.undoneAt),
          gt(memberLevels.startsAt, memberLevels.recordedAt),
          gt(memberLevels.id, after),
        ),
      )
      .orderBy(asc(memberLevels.id))
      .limit(MAX_ENTRIES),
);
const plannedAfter = prepared({ now: memberLevels.startsAt }, (q, { now }) =>
  q
    .selectDistinct({ dueAt: memberLevels.startsAt })
    .from(memberLevels)
    .where(and(gt(memberLevels.startsAt, now), isNotNull(memberLevels.kind))),
);

/** Terms end and versions begin by time alone. */
export const LEVEL_TIMERS: TimerKind = {
  kind: KIND,
  record: async (tx, { dueAt, progress }, now) => {
    const page = await begunAt(tx, { at: dueAt, after: progress });
    const writer = { actor: SYSTEM, now, settings: await readSettings(tx) };
    // Steps of a version that was withdrawn are still there until its members are evaluated again.
    const standing = new Set((await loadVersions(tx)).map(({ number }) => number));
    await announceBegun(
      tx,
      writer,
      page
        .filter((move) => changesLevel(move) && standing.has(move.programmeNumber))
        .map(({ id: _, ...move }) => ({ ...move, isStoredAhead: true })),
    );
    return page.length === MAX_ENTRIES ? (page.at(-1)?.id ?? null) : null;
  },
  planned: async (tx, now) =>
    (await plannedAfter(tx, { now })).map(({ dueAt }) => ({ kind: KIND, subject: '', dueAt })),
};
