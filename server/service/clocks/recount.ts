/** Tickets that are still counted by hours that have changed since get their new due times. */
import type { Db } from '#db';
import { statement } from '#db/statements';
import type { PeriodicTask } from '../../platform/jobs/periodic.ts';
import { recomputeClocks } from './recompute.ts';

/** Tickets in one transaction. */
const PAGE = 100;

const outdated = statement<{ id: number }>(
  `select distinct c.ticket_id as id from ticket_clocks c
   where c.state = 'running' and c.calendar_id is not null and c.calendar_version_id <>
     (select v.id from service_calendar_versions v where v.calendar_id = c.calendar_id
      order by v.effective_from desc limit 1)
   order by id limit ${PAGE}`,
);

/** Returns whether there may be more. */
export const recountOutdated = async (tx: Db, now: number): Promise<boolean> => {
  const found = await outdated(tx);
  for (const { id } of found) await recomputeClocks(tx, Number(id), now);
  return found.length === PAGE;
};

export const recountTickets: PeriodicTask = async ({ connection, now }) => {
  while (await connection.transaction((tx) => recountOutdated(tx, now())));
};
