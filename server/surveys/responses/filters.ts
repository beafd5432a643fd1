/** The filters of responses by who answered, and by parts of the customers. */
import { listHas, type Value } from '#db/statements';
import { can } from '#contract/platform/access';
import { ofPerson } from '../../platform/lists/byPerson.ts';
import type { CustomFilter } from '../../platform/lists/spec.ts';
import { OF, PERSON_IS_SHOWN } from './modes.ts';

const LONGEST = 200;
const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= LONGEST && !value.includes('\0');
const isId = (value: unknown): value is number => Number.isSafeInteger(value);

/** What tells who answered filters only responses of which that is shown. */
const ofShown = (column: string, isValue: (value: unknown) => value is Value): CustomFilter => {
  const shown = `${PERSON_IS_SHOWN} and ${OF}.${column}`;
  return (value) => (isValue(value) ? { sql: `${shown} = ?`, values: [value] } : null);
};

const memberFilter: CustomFilter = (value, { db }) =>
  ofPerson(db, value, (records) => `(${PERSON_IS_SHOWN} and ${OF}.member_id in (${records}))`);

const ticketFilter: CustomFilter = (value) =>
  isId(value)
    ? {
        sql: `(${PERSON_IS_SHOWN} and ${OF}.subject_kind = 'ticket' and ${OF}.subject_id = ?)`,
        values: [value],
      }
    : null;

/** By agent for those who see figures of agents; everybody finds answers about their own work. */
const agentFilter: CustomFilter = (value, { role, actor }) => {
  if (!isText(value)) return null;
  const mayAsk = value === actor.id || (role !== null && can(role, 'surveyResults', 'agents'));
  return mayAsk
    ? { sql: `(${PERSON_IS_SHOWN} and ${OF}.agent_id = ?)`, values: [value] }
    : { sql: '1 = 0', values: [] };
};

const ofList =
  (column: string): CustomFilter =>
  (value, { db }) =>
    isText(value) ? { sql: listHas(db, `${OF}.${column}`), values: [value] } : null;

export const PART_FILTERS: Readonly<Record<string, CustomFilter>> = {
  memberId: memberFilter,
  ticketId: ticketFilter,
  agentId: agentFilter,
  invitationId: ofShown('invitation_id', isId),
  level: ofShown('level', isText),
  region: ofShown('region', isText),
  categoryId: ofShown('category_id', isId),
  promotionId: ofShown('promotion_id', isId),
  campaignId: ofShown('campaign_id', isId),
  activityId: ofShown('activity_id', isId),
  channel: ofShown('channel', isText),
  distributionId: ofShown('distribution_id', isId),
  language: ofShown('language', isText),
  topic: ofList('topics'),
  tag: ofList('tags'),
};
