/** Reads calendars with their versions. */
import { asc, eq, inArray } from 'drizzle-orm';
import type { CalendarVersion, ServiceCalendar } from '#contract/service/calendars';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import {
  serviceCalendars,
  serviceCalendarVersions,
  servicePolicies,
} from '#db/schema/service/clocks';
import { ticketRules } from '#db/schema/service/ticketRules';
import { getRow } from '../../platform/records/records.ts';

export type CalendarRow = typeof serviceCalendars.$inferSelect;
type VersionRow = typeof serviceCalendarVersions.$inferSelect;

const versionsOf = prepared({ ids: many(serviceCalendarVersions.calendarId) }, (q, { ids }) =>
  q
    .select()
    .from(serviceCalendarVersions)
    .where(inArray(serviceCalendarVersions.calendarId, ids))
    .orderBy(asc(serviceCalendarVersions.effectiveFrom)),
);

/** The versions of each of these calendars, by when they begin. */
export const loadVersions = async (
  db: Db,
  ids: readonly number[],
): Promise<ReadonlyMap<number, VersionRow[]>> => {
  const byCalendar = new Map<number, VersionRow[]>();
  for (const row of await versionsOf(db, { ids }))
    byCalendar.set(row.calendarId, [...(byCalendar.get(row.calendarId) ?? []), row]);
  return byCalendar;
};

const policiesOf = prepared({ ids: many(servicePolicies.calendarId) }, (q, { ids }) =>
  q
    .select({ calendarId: servicePolicies.calendarId })
    .from(servicePolicies)
    .where(inArray(servicePolicies.calendarId, ids)),
);
const rulesOf = prepared({ ids: many(ticketRules.calendarId) }, (q, { ids }) =>
  q
    .select({ calendarId: ticketRules.calendarId })
    .from(ticketRules)
    .where(inArray(ticketRules.calendarId, ids)),
);
const namesOf = prepared({ id: serviceCalendars.id }, (q, { id }) =>
  q
    .select({ names: serviceCalendars.names })
    .from(serviceCalendars)
    .where(eq(serviceCalendars.id, id)),
);
export const loadCalendarNames = async (db: Db, id: number | null) =>
  id === null ? null : ((await namesOf(db, { id }))[0]?.names ?? null);

const toVersion = ({
  id,
  effectiveFrom,
  timeZone,
  windows,
  exceptions,
  createdBy,
}: VersionRow): CalendarVersion => ({
  id,
  effectiveFrom,
  timeZone,
  windows,
  exceptions,
  createdBy,
});

/** With their newest hours, which may not have begun yet. */
export const withHours = async (
  db: Db,
  rows: readonly CalendarRow[],
): Promise<ServiceCalendar[]> => {
  const ids = rows.map(({ id }) => id);
  const versions = await loadVersions(db, ids);
  const policies = await policiesOf(db, { ids });
  const rules = await rulesOf(db, { ids });
  return rows.map(({ id, names, version }) => {
    const own = versions.get(id) ?? [];
    const newest = own.at(-1);
    if (!newest) throw new Error(`Calendar ${id} has no hours`);
    const { timeZone, windows, exceptions, effectiveFrom } = newest;
    return {
      id,
      names,
      timeZone,
      windows,
      exceptions,
      effectiveFrom,
      versions: own.map(toVersion).toReversed(),
      policies: policies.filter(({ calendarId }) => calendarId === id).length,
      rules: rules.filter(({ calendarId }) => calendarId === id).length,
      version,
    };
  });
};

export const showCalendar = async (db: Db, id: number): Promise<ServiceCalendar> => {
  const [shown] = await withHours(db, [await getRow(db, serviceCalendars, id)]);
  if (!shown) throw new Error(`Calendar ${id} was read and not shown`);
  return shown;
};
