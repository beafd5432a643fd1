import type { Localized } from '#shared/localization';
import { kit } from '../../kit.ts';
import { stamps } from '../stamps.ts';

/** Groups of staff to which tickets are given. */
export const teams = kit.table('teams', {
  id: kit.id(),
  names: kit.json().$type<Localized>().notNull(),
  /** One of its members. */
  leadId: kit.text(),
  ...stamps(),
});

export const teamMembers = kit.table(
  'team_members',
  {
    id: kit.id(),
    teamId: kit
      .integer()
      .notNull()
      .references(() => teams.id, { onDelete: 'cascade' }),
    staffId: kit.text().notNull(),
  },
  (t) => [
    kit.unique('team_members_staff_id').on(t.teamId, t.staffId),
    kit.index('team_members_staff').on(t.staffId, t.teamId),
  ],
);

/** When somebody is away, and who answers customers in their place; whether it is now follows from the instants. */
export const absences = kit.table(
  'absences',
  {
    id: kit.id(),
    staffId: kit.text().notNull(),
    substituteId: kit.text().notNull(),
    fromAt: kit.instant().notNull(),
    untilAt: kit.instant().notNull(),
    note: kit.text(),
    ...stamps(),
  },
  (t) => [
    kit.index('absences_staff').on(t.staffId, t.fromAt),
    kit.index('absences_until').on(t.untilAt),
  ],
);
