/**
 * Evaluates members after something about them was recorded, in the same transaction: what it does to their levels now, and
 * what time alone will do from now on.
 */
import type { Db } from '#db';
import { evaluate, type MemberToEvaluate } from '#rules/members/evaluation';
import { addDays, dayOf } from '#shared/days';
import type { Writer } from '../../platform/records/writer.ts';
import { keepLevels } from '../levels/keep.ts';
import { loadPeople } from '../people/load.ts';
import { type ApprovedVersion, loadVersions } from '../programme/load.ts';
import { announceMoves } from './announce.ts';
import type { Occasion } from './factSteps.ts';
import { loadFacts } from './levelFacts.ts';
import { begunSteps, loadSentLevels, loadStates, type MemberState } from './loadMembers.ts';
import { type DayFacts, needsOf } from './measure.ts';
import { saveMoves } from './saveMoves.ts';

/** The first version that began without this member having been looked at. */
const missedBegin = (
  { levelVersion, moves, createdAt }: MemberState,
  versions: readonly ApprovedVersion[],
  now: number,
): ApprovedVersion | undefined =>
  versions.find(
    ({ number, startsAt }) =>
      number > levelVersion && startsAt <= now && (moves.length > 0 || createdAt < startsAt),
  );

/** The earliest day on which something may have to be measured again. */
const firstDay = (
  missed: readonly ApprovedVersion[],
  versions: readonly ApprovedVersion[],
  { now, settings: { timeZone } }: Writer,
): string => {
  const day = dayOf(Math.min(now, ...missed.map(({ startsAt }) => startsAt)), timeZone);
  return addDays(day, -Math.max(...versions.map(({ terms }) => terms.refundDays)));
};

const loadGround = async (
  tx: Db,
  writer: Writer,
  states: readonly MemberState[],
  versions: readonly ApprovedVersion[],
) => {
  const missed = new Map(
    states.flatMap((state) => {
      const begun = missedBegin(state, versions, writer.now);
      return begun ? [[state.id, begun] as const] : [];
    }),
  );
  const needs = needsOf(
    versions.flatMap(({ terms }) => terms.levels),
    // A term may have begun at any time.
    { day: firstDay([...missed.values()], versions, writer), termFrom: '0000-01-01' },
  );
  const memberIds = states.map(({ id }) => id);
  const facts = await loadFacts(tx, {
    ...needs,
    memberIds,
    knownAt: Number.MAX_SAFE_INTEGER,
    now: writer.now,
  });
  const then = new Map<number, DayFacts[]>();
  for (const knownAt of new Set([...missed.values()].map(({ startsAt }) => startsAt))) {
    const ids = memberIds.filter((id) => missed.get(id)?.startsAt === knownAt);
    const known = await loadFacts(tx, { ...needs, memberIds: ids, knownAt });
    for (const id of ids) then.set(id, known.get(id) ?? []);
  }
  return {
    factsOf: (id: number) => facts.get(id) ?? [],
    factsThenOf: (id: number) => then.get(id),
  };
};

const writeEvaluated = async (
  tx: Db,
  writer: Writer,
  evaluated: Parameters<typeof saveMoves>[2],
): Promise<void> => {
  const changed = await saveMoves(tx, writer, evaluated);
  await keepLevels(
    tx,
    writer,
    changed.map(({ memberId }) => memberId),
  );
  await announceMoves(tx, writer, changed);
};

/**
 * Of a person with several records the member who stays is evaluated, by what all of them did. `occasion`: whether something was earned, came
 * back, or nothing is known but that time passed.
 */
export const evaluateMembers = async (
  tx: Db,
  writer: Writer,
  memberIds: Iterable<number>,
  occasion: Occasion,
): Promise<void> => {
  const asked = [...new Set(memberIds)];
  if (asked.length === 0) return;
  const versions = await loadVersions(tx);
  const [first] = versions;
  if (!first) return;
  const { primaryOf } = await loadPeople(tx, asked);
  const ids = [...new Set(asked.map(primaryOf))];
  const states = await loadStates(tx, ids);
  const ground = await loadGround(tx, writer, states, versions);
  const newcomers = states.filter(
    ({ moves }) => begunSteps(moves, versions, writer.now).length === 0,
  );
  const sentLevelOf = await loadSentLevels(
    tx,
    newcomers.map(({ id }) => id),
    first.startsAt,
  );
  const evaluation = {
    versions,
    timeZone: writer.settings.timeZone,
    occasion,
  };
  const version = Math.max(...versions.map(({ number }) => number));
  const evaluated = states.map((member) => {
    const factsThen = ground.factsThenOf(member.id);
    const begun = begunSteps(member.moves, versions, writer.now);
    const at = Math.max(writer.now, ...begun.map(({ startsAt }) => startsAt));
    const toEvaluate: MemberToEvaluate = {
      createdAt: member.createdAt,
      joinedAt: member.joinedAt,
      sentLevel: sentLevelOf(member.id),
      moves: begun,
      knownVersion: member.levelVersion,
      facts: ground.factsOf(member.id),
      ...(factsThen && { factsThen }),
    };
    return { member, begun, next: evaluate(toEvaluate, { ...evaluation, at }), version };
  });
  await writeEvaluated(tx, writer, evaluated);
};

/** A record that is one of another member takes no further steps of its own; those that have begun stay. */
export const stopSteps = async (tx: Db, writer: Writer, memberId: number): Promise<void> => {
  const versions = await loadVersions(tx);
  const states = await loadStates(tx, [memberId]);
  const evaluated = states.map((member) => ({
    member,
    begun: begunSteps(member.moves, versions, writer.now),
    next: [],
    version: member.levelVersion,
  }));
  await writeEvaluated(tx, writer, evaluated);
};

/** Of a programme that was withdrawn before it began nothing is left to come. */
export const clearPlanned = async (
  tx: Db,
  writer: Writer,
  memberIds: readonly number[],
): Promise<void> => {
  const states = await loadStates(tx, memberIds);
  const evaluated = states.map((member) => ({ member, begun: [], next: [], version: 0 }));
  await writeEvaluated(tx, writer, evaluated);
};
