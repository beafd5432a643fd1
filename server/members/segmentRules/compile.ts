/** A rule about members as a condition in SQL over the members `m`, the same on both databases. */
import { factOf } from '#contract/members/segmentFacts';
import { isGroup, type RuleCondition, type RuleNode } from '#contract/members/segmentRules';
import type { Db } from '#db';
import { inValues } from '#db/statements';
import { addDays, dayOf, startOfDay } from '#shared/days';
import { type Asked, type Fragment, factSqlOf } from './factSql.ts';
import { mayBePortrayed } from './portraitConsent.ts';

/** When and where a rule is computed. */
export interface Moment {
  db: Db;
  at: number;
  timeZone: string;
}

const today = ({ at, timeZone }: Moment) => dayOf(at, timeZone);
const firstOf = (moment: Moment, days: number) => addDays(today(moment), 1 - days);

/** The first instant of the last so many business days, of which today is the last. */
export const sinceOf = (moment: Moment, days: number): number =>
  startOfDay(firstOf(moment, days), moment.timeZone);

/** Never null, so that "none" is the opposite. */
const surely = ({ sql, values }: Fragment): Fragment => ({
  sql: `coalesce(${sql}, 1 = 0)`,
  values,
});
const not = ({ sql, values }: Fragment): Fragment => ({ sql: `not ${sql}`, values });

const HAS_PORTRAIT = mayBePortrayed('m');

/** The fact of somebody who refused a portrait is not known. */
const valueSql = (asked: Asked): Fragment => {
  const { fact } = asked.condition;
  const source = factSqlOf(fact);
  if (!('value' in source)) throw new Error(`${fact} has no value`);
  const { sql, values } = source.value(asked);
  return factOf(fact).isPortrait
    ? { sql: `(case when ${HAS_PORTRAIT} then ${sql} end)`, values }
    : { sql: `(${sql})`, values };
};
const hasSql = (asked: Asked, keys: readonly string[] | null): Fragment => {
  const { fact } = asked.condition;
  const source = factSqlOf(fact);
  if ('has' in source) {
    const { sql, values } = source.has(asked, keys);
    return surely({ sql: factOf(fact).isPortrait ? `(${HAS_PORTRAIT} and ${sql})` : sql, values });
  }
  const { sql, values } = valueSql(asked);
  if (keys === null) return { sql: `(${sql} is not null)`, values };
  return surely({
    sql: `${sql} ${inValues(asked.db, 'text')}`,
    values: [...values, JSON.stringify(keys)],
  });
};

const compare = (asked: Asked, sign: string, than: number): Fragment => {
  const { sql, values } = valueSql(asked);
  return surely({ sql: `${sql} ${sign} ?`, values: [...values, than] });
};
const isKnown = (asked: Asked): Fragment => {
  if (factOf(asked.condition.fact).kind === 'list') return hasSql(asked, null);
  const { sql, values } = valueSql(asked);
  return { sql: `(${sql} is not null)`, values };
};

const conditionSql = (condition: RuleCondition, moment: Moment): Fragment => {
  const { is, value = 0, keys = [], days } = condition;
  const asked: Asked = {
    db: moment.db,
    condition,
    at: moment.at,
    firstDay: days === undefined ? '' : firstOf(moment, days),
  };
  switch (is) {
    case 'atLeast':
      return compare(asked, '>=', value);
    case 'atMost':
      return compare(asked, '<=', value);
    case 'withinDays':
      return compare(asked, '>=', sinceOf(moment, days ?? 1));
    case 'beforeDays':
      return compare(asked, '<', sinceOf(moment, days ?? 1));
    case 'in':
      return hasSql(asked, keys);
    case 'notIn':
      return not(hasSql(asked, keys));
    case 'known':
      return isKnown(asked);
    case 'unknown':
      return not(isKnown(asked));
    case 'yes':
      return compare(asked, '=', 1);
    case 'no':
      return compare(asked, '=', 0);
  }
};

export const ruleSql = (rule: RuleNode, moment: Moment): Fragment => {
  if (!isGroup(rule)) return conditionSql(rule, moment);
  const parts = rule.of.map((node) => ruleSql(node, moment));
  const joined = {
    sql: `(${parts.map(({ sql }) => sql).join(rule.is === 'all' ? ' and ' : ' or ')})`,
    values: parts.flatMap(({ values }) => values),
  };
  return rule.is === 'none' ? not(joined) : joined;
};
