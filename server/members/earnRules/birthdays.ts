/** On which day a member has birthday, and whether it counts. Pure. */
import { asDay } from '#shared/birthdays';
import { addDays, dayOf, isDay } from '#shared/days';

/** A birthday that was changed counts from so many days after the change. */
const CHANGE_DAYS = 30;
/** A birthday that was missed is made up for until so many days later. */
const LOOK_BACK_DAYS = 7;

export interface BirthdayFacts {
  birthday: string | null;
  /** When it was last changed; null where it is as the member was first known. */
  birthdaySetAt: number | null;
}

/** The birthday of a year; of somebody born on 29 February the 28th in common years. */
export const birthdayIn = (birthday: string, year: string): string => {
  const day = `${year}-${asDay(birthday).slice(5)}`;
  return isDay(day) ? day : `${year}-02-28`;
};

/** Whether the member has birthday on the day. */
export const isBirthday = (
  { birthday, birthdaySetAt }: BirthdayFacts,
  day: string,
  timeZone: string,
): boolean =>
  birthday !== null &&
  birthdayIn(birthday, day.slice(0, 4)) === day &&
  (birthdaySetAt === null || addDays(dayOf(birthdaySetAt, timeZone), CHANGE_DAYS) <= day);

interface Known {
  joinedAt: number | null;
  createdAt: number;
}

/**
 * The first day on which a birthday counts: the day on which a member who has just joined became known. Who had joined more
 * than a week before, or of whom nobody said when, came with a synchronisation, which gives nothing: from the next day on.
 */
const countsFrom = ({ joinedAt, createdAt }: Known, timeZone: string): string => {
  const known = dayOf(createdAt, timeZone);
  if (joinedAt === null || dayOf(joinedAt, timeZone) < addDays(known, -LOOK_BACK_DAYS))
    return addDays(known, 1);
  return dayOf(Math.max(joinedAt, createdAt), timeZone);
};

/**
 * The birthday that is to be rewarded on a business day: that day, or one of the days before it if it was missed, never one
 * before the member joined or was known. Null where there is none.
 */
export const birthdayDue = (
  facts: BirthdayFacts & Known,
  day: string,
  timeZone: string,
): string | null => {
  if (facts.birthday === null) return null;
  const known = countsFrom(facts, timeZone);
  for (let back = 0; back <= LOOK_BACK_DAYS; back++) {
    const tried = addDays(day, -back);
    if (tried < known) return null;
    if (isBirthday(facts, tried, timeZone)) return tried;
  }
  return null;
};
