/** Which alerts somebody sees: leads those of their teams, agents those that they were given, nobody those that tell that they are about themselves. */
import { can } from '#contract/platform/access';
import type { Db } from '#db';
import { statement } from '#db/statements';
import { type AlertParty, alertPartyOf, decideAlert } from '#rules/surveys/alerts';
import type { UnseenRecords } from '../../platform/activities/unseen.ts';
import type { Context } from '../../platform/http/context.ts';
import type { Condition } from '../../platform/lists/spec.ts';
import { IS_HIDDEN, isHidden } from './hidden.ts';
import type { AlertRow } from './record.ts';

const OF = '"survey_alerts"';
/** Whether a person leads a team with whoever is rated, or that which the alert is about; all in SQL. */
const leadsSql = (person: string, team = `${OF}.team_id`, agent = `${OF}.agent_id`): string =>
  `exists (select 1 from teams l where l.lead_id = ${person} and (l.id = ${team}
    or exists (select 1 from team_members m where m.team_id = l.id and m.staff_id = ${agent})))`;
const IS_LED = leadsSql('?');
// Of hidden ones nobody learns about whom they are, not even by missing one.
const NOT_RATED = `(${IS_HIDDEN} or ${OF}.agent_id is null or ${OF}.agent_id <> ?)`;

/** An owner who is no lead is its `assignee`, and closes it only where the table of steps says so. */
const OWNER_CANNOT_CLOSE = decideAlert('open', 'close', 'assignee').isAllowed
  ? '1 = 0'
  : `exists (select 1 from staff p where p.id = ${OF}.owner_id and p.role = 'agent')
  and not ${leadsSql(`${OF}.owner_id`)}`;

/** Those that the caller has to close: own ones, and those that their owner cannot. */
export const closedBy = ({ role, actor }: Pick<Context, 'role' | 'actor'>): Condition => {
  const id = actor.id ?? '';
  if (role !== 'agent')
    return {
      sql: `(${OF}.owner_id = ? or ${OF}.owner_id is null or (${OWNER_CANNOT_CLOSE}))`,
      values: [id],
    };
  return {
    sql: `${OF}.reopened_at is null and not (${IS_HIDDEN}) and ${IS_LED}
      and (${OF}.owner_id = ? or (${OWNER_CANNOT_CLOSE}))`,
    values: [id, id],
  };
};

export const alertScope = ({ role, actor }: Pick<Context, 'role' | 'actor'>): Condition | null => {
  if (role === 'owner') return null;
  const id = actor.id ?? '';
  if (role !== null && can(role, 'surveyAlerts', 'all')) return { sql: NOT_RATED, values: [id] };
  return {
    sql: `${NOT_RATED} and (${OF}.owner_id = ? or (not (${IS_HIDDEN}) and ${IS_LED}))`,
    values: [id, id, id],
  };
};

/** The log says of alerts about somebody as little as their list. */
export const UNSEEN_ALERTS: UnseenRecords = {
  resource: 'surveyAlerts',
  idsOf: (context) => {
    const seen = alertScope(context);
    return (
      seen && {
        sql: `select cast(${OF}.id as text) from survey_alerts where not (${seen.sql})`,
        values: seen.values,
      }
    );
  },
};

const leads = statement<{ n: number }>(`select 1 as n where ${leadsSql('?', '?', '?')}`);

/** As what the caller acts on this alert; null where they may not see it. */
export const loadParty = async (
  db: Db,
  { role, actor }: Pick<Context, 'role'> & { actor: Pick<Context['actor'], 'id'> },
  alert: Pick<AlertRow, 'agentId' | 'teamId' | 'ownerId' | 'rule'>,
): Promise<AlertParty | null> => {
  const { agentId, teamId, ownerId } = alert;
  const id = actor.id ?? '';
  // Where it is hidden whose it is, nobody learns which team it is about.
  const [found] =
    role === 'agent' && !isHidden(alert) ? await leads(db, id, teamId ?? 0, agentId ?? '') : [];
  return alertPartyOf({
    role,
    isRated: !isHidden(alert) && agentId !== null && agentId === id,
    isLead: found !== undefined,
    isOwner: ownerId !== null && ownerId === id,
  });
};
