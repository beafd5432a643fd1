/**
 * Which alerts may be seen by now. One that says nothing of the person appears with the response that it is about, once the
 * month of that is told: at the moment of the answer it would tell that whoever just answered was unhappy.
 */
import type { Db } from '#db';
import { query, statement } from '#db/statements';
import { addMonths, dayOf, monthOf, startOfDay } from '#shared/days';
import type { Context } from '../../platform/http/context.ts';
import type { Condition } from '../../platform/lists/spec.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { personIsShown } from '../responses/modes.ts';
import { LEAST_SHOWN } from '../statistics/cells.ts';
import { untoldFrom } from '../toldMonths/rules.ts';
import { IS_HIDDEN } from './hidden.ts';

const OF = '"survey_alerts"';
const earliest = statement<{ at: number | string | null }>(
  'select min(answered_at) as at from survey_alerts',
);

export interface ToldAt {
  db: Db;
  now: number;
  timeZone: string;
}

/** The instants at which months begin and end, the newest first: those that are told, back to the first alert. */
const loadMonths = async ({ db, now, timeZone }: ToldAt): Promise<[from: number, to: number][]> => {
  const [first] = await earliest(db);
  const at = first?.at ?? null;
  if (at === null) return [];
  // One more: the alert itself may stand at the beginning of a month of another time zone.
  const last = addMonths(monthOf(dayOf(Number(at), timeZone)), -1);
  const months: [number, number][] = [];
  for (
    let month = addMonths(untoldFrom(now, timeZone), -1);
    month >= last;
    month = addMonths(month, -1)
  )
    months.push([startOfDay(month, timeZone), startOfDay(addMonths(month, 1), timeZone)]);
  return months;
};

const monthOfResponse = (months: readonly [number, number][], edge: 0 | 1): string =>
  `case ${months.map((month) => `when r.completed_at >= ${month[0]} then ${month[edge]}`).join(' ')} end`;

/** Whether so many people answered the same version in the same way in its month that single responses of it are shown. */
export const toldAlerts = async (at: ToldAt): Promise<Condition> => {
  const months = await loadMonths(at);
  const [newest] = months;
  if (newest === undefined) return { sql: `not (${IS_HIDDEN})`, values: [] };
  return {
    sql: `(not (${IS_HIDDEN}) or exists (select 1 from survey_responses r
      where r.id = ${OF}.response_id and r.completed_at < ${newest[1]}
        and exists (select 1 from survey_responses g
          where g.survey_id = r.survey_id and g.version_id = r.version_id and g.source = r.source
            and g.completed_at >= ${monthOfResponse(months, 0)} and g.completed_at < ${monthOfResponse(months, 1)}
            and not ${personIsShown('g')} limit 1 offset ${LEAST_SHOWN - 1})))`,
    values: [],
  };
};

export const toldAtOf = async ({ db, now, settings }: Context): Promise<ToldAt> => ({
  db,
  now: now(),
  timeZone: (await settings()).timeZone,
});

export const isTold = async (
  tx: Db,
  { now, settings: { timeZone } }: Pick<Writer, 'now' | 'settings'>,
  alertId: number,
): Promise<boolean> => {
  const { sql, values } = await toldAlerts({ db: tx, now, timeZone });
  const found = await query(tx, `select 1 from survey_alerts where id = ? and ${sql}`, [
    alertId,
    ...values,
  ]);
  return found.length > 0;
};
