/**
 * The months whose responses are shown one by one although nobody is to know who gave them: months that are over, so that
 * a response never appears or changes just as an invitation turns to answered, and in which enough people answered the same
 * version in the same way, so that the month of an invitation does not tell whose it is.
 */
import type { Settings } from '#contract/platform/settings';
import type { RESPONSE_SOURCES } from '#contract/surveys/responses';
import { ne } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { surveys } from '#db/schema/surveys/surveys';
import { query } from '#db/statements';
import { addMonths, dayOf, monthOf, startOfDay } from '#shared/days';
import { untoldFrom } from '../toldMonths/rules.ts';
import type { Db } from '#db';
import type { Context } from '../../platform/http/context.ts';
import type { Condition, Filter } from '../../platform/lists/spec.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { LEAST_SHOWN } from '../statistics/cells.ts';
import { findResponse } from './load.ts';
import { OF, PERSON_IS_SHOWN } from './modes.ts';

type Reading = Pick<Context, 'db' | 'now'> & {
  settings: () => Promise<Pick<Settings, 'timeZone'>>;
};

const discreet = prepared({}, (q) =>
  q.select({ id: surveys.id }).from(surveys).where(ne(surveys.identityMode, 'identified')),
);

const COMPLETED = `${OF}.completed_at`;
const hiddenOf = (surveys: readonly number[]) =>
  `from survey_responses where ${OF}.survey_id in (${surveys.join(', ')})
    and ${COMPLETED} is not null and not ${PERSON_IS_SHOWN}`;

/** The survey of what is asked for, where it is of one only. */
const surveyOf = async ({ surveyId, id }: Filter, { db }: Reading): Promise<number | null> => {
  if (typeof surveyId === 'number') return surveyId;
  return typeof id === 'string' ? ((await findResponse(db, id))?.surveyId ?? null) : null;
};

/** Of the surveys that are asked for, those that do not tell who answered. */
const loadDiscreet = async (filter: Filter, context: Reading): Promise<number[]> => {
  const asked = await surveyOf(filter, context);
  const ids = (await discreet(context.db)).map(({ id }) => id);
  return asked === null ? ids : ids.filter((id) => id === asked);
};

/** The instants at which months begin, the newest first, back to the first response. */
const loadMonths = async (context: Reading, surveyIds: readonly number[]): Promise<number[]> => {
  if (surveyIds.length === 0) return [];
  const { timeZone } = await context.settings();
  const [first] = await query<{ at: number | null }>(
    context.db,
    `select min(${COMPLETED}) as at ${hiddenOf(surveyIds)}`,
  );
  if (first === undefined || first.at === null) return [];
  const months: number[] = [];
  const earliest = monthOf(dayOf(Number(first.at), timeZone));
  for (
    let month = monthOf(dayOf(context.now(), timeZone));
    month >= earliest;
    month = addMonths(month, -1)
  )
    months.push(startOfDay(month, timeZone));
  return months;
};

const monthSql = (months: readonly number[]): string =>
  `case ${months.map((at) => `when ${COMPLETED} >= ${at} then ${at}`).join(' ')} else ${COMPLETED} end`;

/** When something was answered, as exactly as the survey may tell: the column by which responses are shown and sorted. */
export const answeredColumn = async (
  { filter }: { filter: Filter },
  context: Reading,
): Promise<Record<string, string>> => {
  const months = await loadMonths(context, await loadDiscreet(filter, context));
  if (months.length === 0) return { answeredAt: COMPLETED };
  return {
    answeredAt: `(case when ${PERSON_IS_SHOWN} then ${COMPLETED} else ${monthSql(months)} end)`,
  };
};

interface Group {
  surveyId: number;
  versionId: number;
  source: (typeof RESPONSE_SOURCES)[number];
  month: number;
}

export const tellableResponses = async (
  { filter }: { filter: Filter },
  context: Reading,
): Promise<Condition> => {
  const surveyIds = await loadDiscreet(filter, context);
  const months = await loadMonths(context, surveyIds);
  const { timeZone } = await context.settings();
  const untold = startOfDay(untoldFrom(context.now(), timeZone), timeZone);
  const groups =
    months.length === 0
      ? []
      : await query<Group>(
          context.db,
          `select survey_id as "surveyId", version_id as "versionId", source, ${monthSql(months)} as month
           ${hiddenOf(surveyIds)} and ${COMPLETED} < ?
           group by 1, 2, 3, 4 having count(*) >= ${LEAST_SHOWN}`,
          [untold],
        );
  const ofGroup = `(${OF}.survey_id = ? and ${OF}.version_id = ? and ${OF}.source = ?
    and ${COMPLETED} >= ? and ${COMPLETED} < ?)`;
  const values = groups.flatMap(({ month, ...group }) => {
    const next = months[months.indexOf(Number(month)) - 1] ?? 0;
    return [Number(group.surveyId), Number(group.versionId), group.source, Number(month), next];
  });
  return {
    sql: `${COMPLETED} is not null and (${[PERSON_IS_SHOWN, ...groups.map(() => ofGroup)].join(' or ')})`,
    values,
  };
};

export const isToldResponse = async (tx: Db, writer: Writer, id: string): Promise<boolean> => {
  const reading = { db: tx, now: () => writer.now, settings: async () => writer.settings };
  const { sql, values } = await tellableResponses({ filter: { id } }, reading);
  const found = await query(tx, `select 1 from survey_responses where ${OF}.id = ? and ${sql}`, [
    id,
    ...values,
  ]);
  return found.length > 0;
};
