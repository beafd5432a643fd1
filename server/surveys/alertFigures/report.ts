/** Reads the figures of alerts, of those that the caller sees. */
import type { AlertFigures } from '#contract/surveys/alertFigures';
import type { CountedAlerts } from '#contract/surveys/alerts';
import { query } from '#db/statements';
import { dayOf, monthsAfter, startOfDay } from '#shared/days';
import type { Localized } from '#shared/localization';
import type { Context } from '../../platform/http/context.ts';
import { conditionsOf } from '../../platform/lists/conditions.ts';
import { specFor } from '../../platform/lists/spec.ts';
import { COUNTED_SQL } from '../alerts/counted.ts';
import { alertList } from '../alerts/list.ts';
import { contactTimesOf, shareOf } from './rules.ts';

const PERIOD_MONTHS = 12;
const countOf = (name: CountedAlerts) => `sum(case when ${COUNTED_SQL[name]} then 1 else 0 end)`;

/** The alerts of a figure, as its link filters the list. */
const select = async <Row>(
  context: Context,
  { counted, from }: { counted: CountedAlerts; from: number },
  statement: (source: string) => string,
): Promise<Row[]> => {
  const filter = { answeredAt_gte: from, counted };
  const spec = await specFor(alertList, { filter, sort: undefined }, context);
  const { sql, values } = await conditionsOf(spec, filter, context);
  return query<Row>(context.db, statement(`survey_alerts where ${sql}`), values);
};

type Counts = Record<'raised' | 'closed' | 'answered' | 'recovered', number | string | null>;
const loadCounts = async (context: Context, from: number) => {
  const [row] = await select<Counts>(
    context,
    { counted: 'raised', from },
    (source) =>
      `select count(*) as raised, ${countOf('closed')} as closed, ${countOf('answered')} as answered,
         ${countOf('recovered')} as recovered from ${source}`,
  );
  const count = (name: keyof Counts) => Number(row?.[name] ?? 0);
  return {
    closed: shareOf(count('closed'), count('raised')),
    recovered: shareOf(count('recovered'), count('answered')),
  };
};

const loadContact = async (context: Context, from: number) => {
  const rows = await select<{ ran: number | string }>(
    context,
    { counted: 'contacted', from },
    (source) => `select contact_ran_ms as ran from ${source} order by contact_ran_ms`,
  );
  return contactTimesOf(rows.map(({ ran }) => Number(ran)));
};

const loadCauses = async (context: Context, from: number): Promise<AlertFigures['causes']> => {
  const rows = await select<{
    rootCauseId: number;
    names: string;
    part: number | string;
    n: number | string;
  }>(
    context,
    { counted: 'caused', from },
    (source) =>
      `select g.*, c.names from (select root_cause_id as "rootCauseId", ${countOf('repeated')} as part, count(*) as n
         from ${source} group by root_cause_id) g
       join root_causes c on c.id = g."rootCauseId" order by g.n desc, g."rootCauseId"`,
  );
  return rows.map(({ rootCauseId, names, part, n }) => ({
    rootCauseId: Number(rootCauseId),
    names: JSON.parse(names) as Localized,
    ...shareOf(Number(part), Number(n)),
  }));
};

export const reportAlerts = async (context: Context): Promise<AlertFigures> => {
  const { timeZone } = await context.settings();
  const from = startOfDay(monthsAfter(dayOf(context.now(), timeZone), -PERIOD_MONTHS), timeZone);
  return {
    answeredFrom: from,
    ...(await loadCounts(context, from)),
    contact: await loadContact(context, from),
    causes: await loadCauses(context, from),
  };
};
