/** The list of alerts: columns, filters, and who sees which. */
import { COUNTED_ALERTS } from '#contract/surveys/alerts';
import { surveyAlerts } from '#db/schema/surveys/alerts';
import { callerId, needsFilter } from '../../platform/attention/source.ts';
import type { Context } from '../../platform/http/context.ts';
import { finishedBy } from '../../platform/lists/list.ts';
import type { Condition, CustomFilter, ListSpec } from '../../platform/lists/spec.ts';
import { alertPartyOf, decideAlert, RECOVERY_SQL, STAGE_SQL } from '#rules/surveys/alerts';
import { loadStaffNames } from '../../service/tickets/agents.ts';
import { COUNTED_SQL } from './counted.ts';
import { IS_HIDDEN } from './hidden.ts';
import { alertScope, closedBy } from './reach.ts';
import type { AlertRow } from './record.ts';
import { toldAlerts, toldAtOf } from './told.ts';

const OF = '"survey_alerts"';
const LIVE = `${OF}.withdrawn_at is null and ${OF}.closed_at is null`;
const UNCONTACTED = `${LIVE} and ${OF}.due_at is not null and ${OF}.contacted_at is null`;

/** Those that the caller was given; managers have those that nobody has, too. */
const own = (context: Context): Condition => ({
  sql:
    context.role === 'agent'
      ? `${OF}.owner_id = ?`
      : `(${OF}.owner_id = ? or ${OF}.owner_id is null)`,
  values: [callerId(context)],
});
const ofOwn =
  (sql: string) =>
  (context: Context): Condition => {
    const mine = own(context);
    return { sql: `${sql} and ${mine.sql}`, values: mine.values };
  };

const NOBODY = { isRated: false, isLead: false, isOwner: false };

const needs = needsFilter({
  overdue: ({ now }) => ({ sql: `${UNCONTACTED} and ${OF}.due_at <= ?`, values: [now()] }),
  contact: ofOwn(UNCONTACTED),
  closing: (context) => {
    const { sql, values } = closedBy(context);
    const isReady = `${LIVE} and (${OF}.due_at is null or ${OF}.contacted_at is not null)`;
    return { sql: `${isReady} and ${sql}`, values };
  },
  manager: ({ role }) => ({
    sql:
      role !== null && decideAlert('reopened', 'close', alertPartyOf({ ...NOBODY, role })).isAllowed
        ? `${LIVE} and ${OF}.reopened_at is not null`
        : '1 = 0',
    values: [],
  }),
});

const counted: CustomFilter = (value) => {
  const name = COUNTED_ALERTS.find((one) => one === value);
  return name ? { sql: COUNTED_SQL[name], values: [] } : null;
};

/** Of a response, unless it is hidden whose the alert is. */
const responseId: CustomFilter = (value) =>
  typeof value === 'string'
    ? { sql: `${OF}.response_id = ? and not (${IS_HIDDEN})`, values: [value] }
    : null;

/** In which the dimension was rated low. */
const dimension: CustomFilter = (value) =>
  typeof value === 'string' && /^[a-z0-9_-]{1,80}$/.test(value)
    ? { sql: `${OF}.dimensions like ?`, values: [`%"${value}"%`] }
    : null;

export interface ListedRow extends AlertRow {
  surveyNames: string;
}

export const alertList: ListSpec = {
  table: surveyAlerts,
  hidden: ['responseId', 'agentId', 'calendarId', 'contactRanMs'],
  scope: alertScope,
  askedScope: async (_, context) => toldAlerts(await toldAtOf(context)),
  extra: {
    precision: `case when ${IS_HIDDEN} then 'month' else 'instant' end`,
    surveyNames: `(select s.names from surveys s where s.id = ${OF}.survey_id)`,
    memberExternalId: `(select m.external_id from members m where m.id = ${OF}.member_id)`,
    ticketNumber: `(select t.number from tickets t where t.id = ${OF}.ticket_id)`,
    agentName: `case when ${OF}.can_be_reached = 1
      then (select p.name from staff p where p.id = ${OF}.agent_id) end`,
  },
  timed: { contactMinutes: `(${OF}.contact_ran_ms / 60000)` },
  timedTexts: { stage: STAGE_SQL, recovery: RECOVERY_SQL },
  filters: { needs, dimension, counted, responseId },
  defaultSort: ['answeredAt', 'DESC'],
  finish: finishedBy(async ({ db }, rows: ListedRow[]) => {
    const nameOf = await loadStaffNames(
      db,
      rows.flatMap(({ ownerId }) => ownerId ?? []),
    );
    return rows.map(({ surveyNames, ...row }) => ({
      ...row,
      surveyNames: JSON.parse(surveyNames) as Record<string, string>,
      ownerName: nameOf(row.ownerId),
    }));
  }),
};
