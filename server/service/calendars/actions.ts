/** Writes calendars: each change of the hours is a version, which begins today or later and leaves the past alone. */
import { and, eq, gt } from 'drizzle-orm';
import type { CalendarEdit, CalendarHours, CalendarInput } from '#contract/service/calendars';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { serviceCalendars, serviceCalendarVersions } from '#db/schema/service/clocks';
import { hoursErrors } from '#rules/service/calendars';
import { dayOf, startOfDay } from '#shared/days';
import { message } from '#shared/fields';
import { localize } from '#shared/localization';
import { recordActivity, recordEdit } from '../../platform/activities/record.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { checkVersion, deleteRow, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadVersions, showCalendar } from './load.ts';
import { isCounted } from './uses.ts';

const entry = ({ actor, now, settings }: Writer, id: number, names: CalendarInput['names']) => ({
  actor,
  at: now,
  resource: 'serviceCalendars',
  recordId: id,
  recordName: localize(names, settings.language),
});

const checkHours = (hours: CalendarHours): void => {
  const errors = hoursErrors(hours);
  if (errors) throw invalid(errors);
};

/** In the order of the week and of the year, so that equal hours are the same text. */
const sorted = ({ timeZone, windows, exceptions }: CalendarHours): CalendarHours => ({
  timeZone,
  windows: windows
    .map(({ weekday, from, to }) => ({ weekday, from, to }))
    .sort((one, other) => one.weekday - other.weekday || one.from - other.from),
  exceptions: exceptions
    .map(({ day, kind, windows: own, note }) => ({ day, kind, windows: own, note }))
    .sort((one, other) => (one.day < other.day ? -1 : 1)),
});

const insertVersion = (
  tx: Db,
  { actor, now }: Writer,
  calendarId: number,
  hours: CalendarHours,
  effectiveFrom: number,
) =>
  insertRows(tx, serviceCalendarVersions, [
    { ...hours, calendarId, effectiveFrom, createdBy: actor.name, createdAt: now },
  ]);

export const createCalendar = async (
  tx: Db,
  writer: Writer,
  { names, ...hours }: CalendarInput,
) => {
  checkHours(hours);
  const stamps = { createdAt: writer.now, updatedAt: writer.now };
  const [id = 0] = await insertRows(tx, serviceCalendars, [{ names, ...stamps }], {
    returning: true,
  });
  await insertVersion(tx, writer, id, sorted(hours), writer.now);
  await recordActivity(tx, {
    ...entry(writer, id, names),
    verb: 'create',
    after: { names, ...sorted(hours) },
  });
  return showCalendar(tx, id);
};

const dropPlanned = prepared(
  { calendarId: serviceCalendarVersions.calendarId, from: serviceCalendarVersions.effectiveFrom },
  (q, { calendarId, from }) =>
    q
      .delete(serviceCalendarVersions)
      .where(
        and(
          eq(serviceCalendarVersions.calendarId, calendarId),
          gt(serviceCalendarVersions.effectiveFrom, from),
        ),
      ),
);

/** Today is at once; a day before today would count again what has run. */
const beginningOf = (day: string | null, timeZone: string, now: number): number => {
  const today = dayOf(now, timeZone);
  if (day === null || day === today) return now;
  if (day < today) throw invalid({ effectiveOn: 'serviceCalendars.errors.past' });
  return startOfDay(day, timeZone);
};

/** New hours take the place of hours that were planned and have not begun. */
export const editCalendar = async (
  tx: Db,
  writer: Writer,
  id: number,
  { names, version, effectiveOn, ...hours }: CalendarEdit,
) => {
  const before = await getRow(tx, serviceCalendars, id);
  checkVersion(before, version);
  checkHours(hours);
  const newest = (await loadVersions(tx, [id])).get(id)?.at(-1);
  if (!newest) throw new Error(`Calendar ${id} has no hours`);
  const { timeZone, windows, exceptions } = newest;
  const [old, next] = [sorted({ timeZone, windows, exceptions }), sorted(hours)];
  const isOther = JSON.stringify(old) !== JSON.stringify(next);
  const from = beginningOf(effectiveOn, hours.timeZone, writer.now);
  const isPlanned = newest.effectiveFrom > writer.now;
  if (effectiveOn !== null && !isOther && !isPlanned)
    throw invalid({ effectiveOn: 'serviceCalendars.errors.sameHours' });
  // Hours that have not begun begin on another day.
  const isMoved = effectiveOn !== null && isPlanned;
  const isChange = isOther || isMoved;
  if (isChange) {
    await dropPlanned(tx, { calendarId: id, from: writer.now });
    // One change follows another within a millisecond.
    const last = (await loadVersions(tx, [id])).get(id)?.at(-1)?.effectiveFrom ?? 0;
    await insertVersion(tx, writer, id, next, Math.max(from, last + 1));
  }
  await updateRow(tx, serviceCalendars, id, {
    names,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await recordEdit(tx, {
    ...entry(writer, id, names),
    before: {
      names: before.names,
      ...old,
      ...(isMoved && { effectiveFrom: newest.effectiveFrom }),
    },
    after: { names, ...next, ...(isChange && { effectiveFrom: from }) },
  });
  return showCalendar(tx, id);
};

export const deleteCalendar = async (tx: Db, writer: Writer, id: number) => {
  const shown = await showCalendar(tx, id);
  const { policies, rules } = shown;
  if (policies + rules > 0)
    throw conflict(message('serviceCalendars.errors.used', { policies, rules }));
  if (await isCounted(tx, id)) throw conflict('serviceCalendars.errors.counted');
  await deleteRow(tx, serviceCalendars, id);
  const { names, timeZone, windows, exceptions } = shown;
  await recordActivity(tx, {
    ...entry(writer, id, names),
    verb: 'delete',
    before: { names, timeZone, windows, exceptions },
  });
  return shown;
};
