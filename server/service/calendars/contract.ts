/** Calendars of customer service: when it works. Each change is a version that begins at an instant. */
import * as z from 'zod';
import { isTimeZone } from '#contract/platform/settings';
import {
  day,
  id,
  instant,
  localized,
  orDefault,
  requiredLocalized,
  text,
  whole,
} from '#shared/fields';

export const DAY_MINUTES = 1440;
/** So that every target is reached within some years. */
export const MIN_WEEK_MINUTES = 60;
export const MAX_EXCEPTIONS = 400;

/** Minutes of the local day, 1440 for its end. */
const times = {
  from: whole('minuteOfDay', 0, DAY_MINUTES - 1),
  to: whole('minuteOfDay', 1, DAY_MINUTES),
};
const isForward = ({ from, to }: { from: number; to: number }) => from < to;
const BACKWARD = { path: ['to'], error: 'serviceCalendars.errors.backward' };

export const DayWindow = z.strictObject(times).refine(isForward, BACKWARD);
export type DayWindow = z.infer<typeof DayWindow>;

/** Of every week: 1 is Monday. */
export const WeekWindow = z
  .strictObject({ weekday: whole('weekday', 1, 7), ...times })
  .refine(isForward, BACKWARD);
export type WeekWindow = z.infer<typeof WeekWindow>;

export const EXCEPTION_KINDS = ['closed', 'open'] as const;
/** A date on which other hours apply: none, or its own as on a make-up working day. */
export const CalendarException = z
  .strictObject({
    day: day(),
    kind: z.enum(EXCEPTION_KINDS),
    windows: orDefault(z.array(DayWindow).max(8), []),
    note: orDefault(text(60), ''),
  })
  .refine(({ kind, windows }) => (kind === 'open') === windows.length > 0, {
    path: ['windows'],
    error: 'serviceCalendars.errors.windowsOfKind',
  });
export type CalendarException = z.infer<typeof CalendarException>;

export interface CalendarHours {
  timeZone: string;
  windows: WeekWindow[];
  exceptions: CalendarException[];
}

const fields = {
  names: requiredLocalized(60),
  timeZone: text(60).refine(isTimeZone, 'settings.errors.timeZone'),
  windows: z.array(WeekWindow).max(56),
  exceptions: orDefault(z.array(CalendarException).max(MAX_EXCEPTIONS), []),
};
export const CalendarInput = z.strictObject(fields);
export type CalendarInput = z.infer<typeof CalendarInput>;
export const CalendarEdit = z.strictObject({
  ...fields,
  /** The first day of the new hours; left out or today, they begin at once. */
  effectiveOn: orDefault(day().nullable(), null),
  version: whole('version').optional(),
});
export type CalendarEdit = z.infer<typeof CalendarEdit>;

export const CalendarVersion = z.object({
  id: id(),
  effectiveFrom: instant(),
  timeZone: z.string(),
  windows: z.array(WeekWindow),
  exceptions: z.array(CalendarException),
  createdBy: z.string(),
});
export type CalendarVersion = z.infer<typeof CalendarVersion>;

/** With the newest hours; `planned` where they have not begun yet. */
export const ServiceCalendar = z.object({
  id: id(),
  names: localized(),
  timeZone: z.string(),
  windows: z.array(WeekWindow),
  exceptions: z.array(CalendarException),
  effectiveFrom: instant(),
  versions: z.array(CalendarVersion),
  /** Policies that count by it. */
  policies: whole('count'),
  /** Ticket rules that do, the inactive ones among them. */
  rules: whole('count'),
  version: whole('version'),
});
export type ServiceCalendar = z.infer<typeof ServiceCalendar>;
