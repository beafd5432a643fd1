/** The filters of responses by who answered, and by parts of the customers. */
import type { Db } from '#db';
import { inValues, listHas, query, type Value } from '#db/statements';
import { can } from '#contract/platform/access';
import { groupBy } from '#shared/groupBy';
import { ofPerson } from '../../platform/lists/byPerson.ts';
import type { CustomFilter, Filter } from '../../platform/lists/spec.ts';
import { shownCells } from '../statistics/cells.ts';
import { inMode, OF, PERSON_IS_SHOWN } from './modes.ts';

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

const CELLS = { channel: 'channel', distributionId: 'distribution_id' } as const;
type Cell = keyof typeof CELLS;

/** Surveys that do not tell who answered, of which this part is large enough to be shown, and so are those it leaves. */
const surveysShowing = async (db: Db, column: string, value: Value): Promise<number[]> => {
  const rows = await query<{ surveyId: number; part: Value; n: number }>(
    db,
    `select survey_id as "surveyId", ${column} as part, count(*) as n from survey_responses
     where completed_at is not null and not ${inMode('identified')} group by 1, 2`,
  );
  return [...groupBy(rows, ({ surveyId }) => surveyId)].flatMap(([surveyId, parts]) => {
    const shown = shownCells(parts.map(({ n }) => Number(n)));
    return parts.some(({ part }, index) => String(part) === String(value) && shown[index])
      ? [Number(surveyId)]
      : [];
  });
};
const isAlone = (filter: Filter) =>
  Object.keys(CELLS).filter((cell) => filter[cell] !== undefined).length === 1;

/** Two such parts together could be one person: then only surveys are asked that tell who answered. */
const cellFilter =
  (cell: Cell, isValue: (value: unknown) => value is Value): CustomFilter =>
  async (value, { db }, filter) => {
    if (!isValue(value)) return null;
    const column = CELLS[cell];
    const surveys = isAlone(filter) ? await surveysShowing(db, column, value) : [];
    return {
      sql: `(${inMode('identified')} or ${OF}.survey_id ${inValues(db, 'bigint')}) and ${OF}.${column} = ?`,
      values: [JSON.stringify(surveys), value],
    };
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
  channel: cellFilter('channel', isText),
  distributionId: cellFilter('distributionId', isId),
  topic: ofList('topics'),
  tag: ofList('tags'),
};
