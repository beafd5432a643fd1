/** How the facts of members `m` are read in SQL. Each domain adds those it knows. */
import type { FactKey } from '#contract/members/segmentFacts';
import type { RuleCondition } from '#contract/members/segmentRules';
import type { Db } from '#db';
import type { Value } from '#db/statements';
import { Hook } from '#shared/hook';

export interface Fragment {
  sql: string;
  values: Value[];
}

/** A condition with what its days and its instant mean. */
export interface Asked {
  db: Db;
  condition: RuleCondition;
  /** The instant of the computation, UTC ms. */
  at: number;
  /** The first of the condition's business days; '' for all of the time. */
  firstDay: string;
}

/**
 * `value`: an expression of the fact, null where it is not known. `has`: a condition that one of the keys is among those of
 * the member, or any at all where no keys are given.
 */
export type FactSql =
  | { value: (asked: Asked) => Fragment }
  | { has: (asked: Asked, keys: readonly string[] | null) => Fragment };

export const factSql = new Hook<Partial<Record<FactKey, FactSql>>>('factSql');

export const factSqlOf = (fact: FactKey): FactSql => {
  for (const facts of factSql.parts) {
    const found = facts[fact];
    if (found) return found;
  }
  throw new Error(`No SQL for ${fact}`);
};

/** An expression over the columns of `m` alone. */
export const column = (sql: string): FactSql => ({ value: () => ({ sql, values: [] }) });

/** The condition, after a column with a member's id, that the row is of `m`, with whichever of the member's records. */
export const OF_PERSON =
  'in (select m.id union all select r.id from members r where r.merged_into = m.id)';
