/** Signing in every day (签到), as a shop sends it and shows it. */
import * as z from 'zod';
import { channel, instant, keyText } from '#shared/fields';

/** `POST /api/store/members/:member/signIns` */
export const SignInInput = z.strictObject({
  /** The store's own id of the sign-in: a repeat with it gets the same answer. */
  id: keyText(120).min(1).nullish(),
  /** When it happened; now where it is left out. */
  occurredAt: instant().nullish(),
  channel: channel().nullish(),
});
export type SignInInput = z.infer<typeof SignInInput>;

/** `?month=2026-03` */
export const SignInQuery = z.strictObject({
  month: z
    .string()
    .regex(/^(19[7-9]\d|2[01]\d\d)-(0[1-9]|1[0-2])$/, 'errors.wrongFormat')
    .optional(),
});

export type SignInQuery = z.infer<typeof SignInQuery>;

/** A day on which the member signed in, with what it gave. */
export interface SignInDay {
  day: string;
  occurredAt: number;
  /** Consecutive days up to this one. */
  streak: number;
  /** The day of the ladder, from 1; null where no ladder was in force. */
  ladderDay: number | null;
  points: number;
  growth: number;
}

/**
 * What the next sign-in would give, at the time of day of the question: today's while the member has not signed in today,
 * else tomorrow's. A budget that all members share may be used up until then.
 */
export type NextSignIn = Pick<SignInDay, 'day' | 'streak' | 'ladderDay' | 'points' | 'growth'>;

/** What a sign-in gave. */
export interface SignInAnswer {
  /** The store's id of the member. */
  member: string;
  day: string;
  /** Whether this call made the day count; the first of a day does. */
  isNew: boolean;
  /** It was sent so late that a person has to approve what it gives. */
  awaitsApproval: boolean;
  /** Null while it waits for approval, and where no programme was in force. */
  signIn: SignInDay | null;
  next: NextSignIn | null;
}

/** A month of a member's sign-ins. */
export interface SignInCalendar {
  member: string;
  month: string;
  today: string;
  isToday: boolean;
  /** Consecutive days up to today, or up to yesterday while the member has not signed in today. */
  streak: number;
  /** Points of the ladder in force, day by day, and what comes after its last; null where there is none. */
  ladder: { days: readonly number[]; afterwards: 'restart' | 'stay' } | null;
  /** The days of the month on which the member signed in. */
  days: readonly SignInDay[];
  next: NextSignIn | null;
}
/** The same on the member's page. */
export type MemberSignIns = Omit<SignInCalendar, 'member'>;
