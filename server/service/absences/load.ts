/** Reads who is away. */
import { and, asc, eq, gt, inArray, lte } from 'drizzle-orm';
import { rolesThatCan } from '#contract/platform/access';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { staff } from '#db/schema/platform/staff';
import { absences } from '#db/schema/service/teams';

/** Of those who are away now; a substitute who answers no tickets any more stands in for nobody. */
const current = prepared({ now: absences.fromAt, until: absences.untilAt }, (q, { now, until }) =>
  q
    .select({
      staffId: absences.staffId,
      substituteId: absences.substituteId,
      substituteName: staff.name,
      fromAt: absences.fromAt,
      untilAt: absences.untilAt,
    })
    .from(absences)
    .innerJoin(
      staff,
      and(
        eq(staff.id, absences.substituteId),
        eq(staff.active, true),
        inArray(staff.role, rolesThatCan('tickets', 'take')),
      ),
    )
    .where(and(lte(absences.fromAt, now), gt(absences.untilAt, until)))
    .orderBy(asc(absences.id)),
);
export const loadAbsent = (db: Db, now: number) => current(db, { now, until: now });

const namesOf = prepared({ ids: many(staff.id) }, (q, { ids }) =>
  q.select({ id: staff.id, name: staff.name }).from(staff).where(inArray(staff.id, ids)),
);

type AbsenceRow = typeof absences.$inferSelect;
const stateAt = ({ fromAt, untilAt }: AbsenceRow, now: number) => {
  if (now < fromAt) return 'planned' as const;
  return now < untilAt ? ('current' as const) : ('over' as const);
};

export const withNames = async (db: Db, rows: readonly AbsenceRow[], now: number) => {
  const ids = [...new Set(rows.flatMap(({ staffId, substituteId }) => [staffId, substituteId]))];
  const names = new Map((await namesOf(db, { ids })).map(({ id, name }) => [id, name]));
  return rows.map((row) => ({
    ...row,
    staffName: names.get(row.staffId) ?? null,
    substituteName: names.get(row.substituteId) ?? null,
    state: stateAt(row, now),
  }));
};
