/** Birthdays with or without a year: `1990-03-12`, or `--03-12` (ISO 8601) where the year is not known. Pure. */
import { isDay } from './days.ts';

const WITHOUT_YEAR = /^--(\d{2}-\d{2})$/;
/** A leap year, so that 29 February is a birthday without its year. */
const LEAP_YEAR = '2000';
const EARLIEST = '1900-01-01';

/** The day of a birthday in some year, or null for a text that is none. */
const dayOfBirthday = (text: string): string | null => {
  const monthAndDay = WITHOUT_YEAR.exec(text)?.[1];
  const day = monthAndDay === undefined ? text : `${LEAP_YEAR}-${monthAndDay}`;
  return isDay(day) && day >= EARLIEST ? day : null;
};

export const isBirthday = (text: string): boolean => dayOfBirthday(text) !== null;

/** Whether the year is known. */
export const hasYear = (birthday: string): boolean => !WITHOUT_YEAR.test(birthday);

/** 1 to 12. */
export const monthOfBirthday = (birthday: string): number => Number(birthday.slice(-5, -3));

/** As a day, for formatting; that of a birthday without a year is in a leap year. */
export const asDay = (birthday: string): string => dayOfBirthday(birthday) ?? birthday;
