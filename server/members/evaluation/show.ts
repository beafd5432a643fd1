/** What the programme says of a member now: the level, its term, and what is missing to the next and to stay. */
import type { MemberProgramme } from '#contract/members/evaluation';
import type { Db } from '#db';
import { versionAt } from '#rules/platform/versions';
import { members } from '#db/schema/members/members';
import { dayOf } from '#shared/days';
import { getRow } from '../../platform/records/records.ts';
import type { Settings } from '#contract/platform/settings';
import { loadPrimary } from '../people/load.ts';
import { loadVersions } from '../programme/load.ts';
import { loadFacts } from './levelFacts.ts';
import { loadMoves } from './loadMembers.ts';
import { countingAt, measureLevel, needsOf } from './measure.ts';
import { lastDayOf, type LevelMove, placeOf } from './state.ts';

/** Since when the level is the present one: its terms may have been renewed meanwhile. */
const sinceOf = (begun: readonly LevelMove[], level: string): number => {
  const other = begun.findLastIndex((move) => move.level !== level);
  return begun[other + 1]?.startsAt ?? 0;
};

export const showProgramme = async (
  db: Db,
  memberId: number,
  now: number,
  { timeZone }: Pick<Settings, 'timeZone'>,
): Promise<MemberProgramme> => {
  const { id } = await getRow(db, members, await loadPrimary(db, memberId));
  const moves = (await loadMoves(db, [id])).get(id) ?? [];
  const begun = moves.filter(({ startsAt }) => startsAt <= now);
  const version = versionAt(await loadVersions(db), now);
  const state = begun.at(-1);
  if (!version || !state) return { programme: null };
  const { levels } = version.terms;
  const today = dayOf(now, timeZone);
  const needs = needsOf(levels, { day: today, termFrom: state.termFrom });
  const wanted = { ...needs, memberIds: [id], knownAt: Number.MAX_SAFE_INTEGER, now };
  const facts = countingAt((await loadFacts(db, wanted)).get(id) ?? [], now);
  const { termFrom } = state;
  const place = placeOf(version, state.level);
  const [level, next] = [levels[place], levels[place + 1]];
  const last = lastDayOf(state);
  const change = moves.find((move) => move.startsAt > now && move.level !== state.level);
  return {
    programme: {
      level: state.level,
      number: version.number,
      since: sinceOf(begun, state.level),
      validUntil: state.validUntil,
      graceUntil: state.graceUntil,
      next: next ? measureLevel(next, facts, { day: today, termFrom }) : null,
      stay: level && last !== null ? measureLevel(level, facts, { day: last, termFrom }) : null,
      projected: change ? { level: change.level, from: change.startsAt } : null,
    },
  };
};
