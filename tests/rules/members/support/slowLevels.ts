/**
 * Levels by going through every day, written from the rules of the programme alone and without the code that decides. A
 * day is a whole number; month arithmetic is done on calendar dates here.
 */
import type { LevelCondition } from '#contract/members/programme';
import type { Version } from '#server/members/evaluation/state';

export interface SlowFact {
  /** The day on which it is recorded and the day for which it counts. */
  recordedOn: string;
  day: string;
  growth: number;
  netSpend: number;
  orders: number;
  activeDays: number;
  isRefund: boolean;
}
interface SlowVersion {
  startsOn: string;
  terms: Version['terms'];
}
/** A level that was reached by facts: it can be taken back while that is recent. */
interface Reached {
  on: string;
  /** The version and the begin of the term by which it was decided. */
  by: SlowVersion;
  termBegan: string;
  from: number;
  to: number;
  /** What the member had before. */
  before: Holding | null;
}
interface Holding {
  place: number;
  termBegan: string;
  termEnds: string | null;
  graceEnds: string | null;
}

const shift = (day: string, days: number) => {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
};
const shiftMonths = (day: string, months: number) => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const target = new Date(Date.UTC(year, month - 1 + months, 1));
  const length = new Date(
    Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0),
  ).getUTCDate();
  target.setUTCDate(Math.min(date, length));
  return target.toISOString().slice(0, 10);
};

/** The level of a member at the end of each day. */
export const slowLevels = (
  versions: readonly SlowVersion[],
  facts: readonly SlowFact[],
  days: readonly string[],
): (string | null)[] => {
  let holding: Holding | null = null;
  let version: SlowVersion | null = null;
  let reached: Reached[] = [];

  const holds = (condition: LevelCondition, known: SlowFact[], day: string, termBegan: string) => {
    let sum = 0;
    for (const one of known) {
      if (one.day > day) continue;
      const { window } = condition;
      if (window.kind === 'months' && one.day <= shiftMonths(day, -window.months)) continue;
      if (window.kind === 'year' && one.day.slice(0, 4) !== day.slice(0, 4)) continue;
      if (window.kind === 'term' && one.day < termBegan) continue;
      sum += one[condition.metric];
    }
    return sum >= condition.threshold;
  };
  const meets = (
    by: SlowVersion,
    place: number,
    known: SlowFact[],
    day: string,
    termBegan: string,
  ) => {
    const level = by.terms.levels[place];
    if (!level) return false;
    if (level.conditions.length === 0) return true;
    const results = level.conditions.map((one) => holds(one, known, day, termBegan));
    return level.match === 'all' ? !results.includes(false) : results.includes(true);
  };
  const best = (by: SlowVersion, known: SlowFact[], day: string, termBegan: string) => {
    let found = 0;
    by.terms.levels.forEach((_, place) => {
      if (meets(by, place, known, day, termBegan)) found = place;
    });
    return found;
  };
  const ends = (by: SlowVersion, place: number, from: string) => {
    const level = by.terms.levels[place];
    return !level || level.conditions.length === 0 || level.validMonths === null
      ? null
      : shiftMonths(from, level.validMonths);
  };

  return days.map((day) => {
    const yesterday = shift(day, -1);
    const knownBefore = facts.filter(({ recordedOn }) => recordedOn < day);

    const begins = versions.find(({ startsOn }) => startsOn === day);
    if (begins) {
      const before: Holding | null = holding;
      version = begins;
      const met = best(begins, knownBefore, day, before === null ? day : before.termBegan);
      const { applyTo } = begins.terms;
      if (before === null) {
        const place = applyTo === 'newOnly' ? 0 : met;
        holding = { place, termBegan: day, termEnds: ends(begins, place, day), graceEnds: null };
        if (place > 0)
          reached = [{ on: day, by: begins, termBegan: day, from: 0, to: place, before: null }];
      } else {
        const level = begins.terms.levels[before.place];
        if (met > before.place && applyTo !== 'newOnly') {
          reached.push({
            on: day,
            by: begins,
            termBegan: before.termBegan,
            from: before.place,
            to: met,
            before,
          });
          holding = {
            place: met,
            termBegan: day,
            termEnds: ends(begins, met, day),
            graceEnds: null,
          };
        } else if (
          level &&
          met < before.place &&
          applyTo === 'allWithGrace' &&
          level.downgrade !== 'none' &&
          before.graceEnds === null
        ) {
          if (level.graceDays > 0)
            holding = {
              ...before,
              termEnds: yesterday,
              graceEnds: shift(yesterday, level.graceDays),
            };
          else {
            const place = level.downgrade === 'full' ? met : before.place - 1;
            holding = {
              place,
              termBegan: day,
              termEnds: ends(begins, place, yesterday),
              graceEnds: null,
            };
            reached = [];
          }
        }
      }
    }

    if (holding && version) {
      const now: Holding = holding;
      const last = now.graceEnds ?? now.termEnds;
      if (last === yesterday) {
        const level = version.terms.levels[now.place];
        const met = best(version, knownBefore, yesterday, now.termBegan);
        if (met >= now.place || level?.downgrade === 'none')
          holding = {
            place: now.place,
            termBegan: day,
            termEnds: ends(version, now.place, yesterday),
            graceEnds: null,
          };
        else if (level && now.graceEnds === null && level.graceDays > 0)
          holding = { ...now, graceEnds: shift(yesterday, level.graceDays) };
        else {
          const place = level?.downgrade === 'full' ? met : now.place - 1;
          holding = {
            place,
            termBegan: day,
            termEnds: ends(version, place, yesterday),
            graceEnds: null,
          };
          reached = [];
        }
      }
    }

    const known = [...knownBefore];
    for (const fact of facts.filter(({ recordedOn }) => recordedOn === day)) {
      known.push(fact);
      if (!holding || !version) continue;
      const now: Holding = holding;
      const met = best(version, known, day, now.termBegan);
      const termEnds = ends(version, met, day);
      if (met > now.place) {
        reached.push({
          on: day,
          by: version,
          termBegan: now.termBegan,
          from: now.place,
          to: met,
          before: now,
        });
        holding = { place: met, termBegan: day, termEnds, graceEnds: null };
      } else if (fact.isRefund) {
        let { place } = now;
        let lost: Reached | null = null;
        while (place > 0) {
          const rise = reached.findLast(({ from, to }) => from < place && place <= to);
          if (!rise || shift(rise.on, version.terms.refundDays) < day) break;
          if (meets(rise.by, place, known, rise.on, rise.termBegan)) break;
          if (meets(version, place, known, day, now.termBegan)) break;
          lost = rise;
          place--;
        }
        if (lost) {
          const before: Holding | null = lost.before;
          if (before === null || before.place !== place)
            holding = {
              place,
              termBegan: day,
              termEnds: ends(version, place, day),
              graceEnds: null,
            };
          else {
            const last: string | null = before.graceEnds ?? before.termEnds;
            holding =
              last !== null && last < day ? { ...before, termEnds: day, graceEnds: null } : before;
          }
        }
      } else if (
        version.terms.requalifyExtends &&
        met === now.place &&
        termEnds !== null &&
        now.termEnds !== null &&
        termEnds > now.termEnds
      )
        holding = { place: met, termBegan: day, termEnds, graceEnds: null };
    }
    return holding && version ? (version.terms.levels[holding.place]?.key ?? null) : null;
  });
};
