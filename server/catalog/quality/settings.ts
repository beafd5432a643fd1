/** The store's settings of the quality rules. */
import { asc } from 'drizzle-orm';
import { DEFAULT_QUALITY_RULES, type QualityRuleCode } from '#contract/catalog/quality';
import type { Connection, Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { qualityRules } from '#db/schema/catalog/quality';
import type { RuleSetting } from './rules.ts';

const storedRules = prepared({}, (q) =>
  q
    .select({
      code: qualityRules.code,
      severity: qualityRules.severity,
      threshold: qualityRules.threshold,
    })
    .from(qualityRules)
    .orderBy(asc(qualityRules.id)),
);

export const loadRules = async (db: Db): Promise<Map<QualityRuleCode, RuleSetting>> => {
  const rules = await storedRules(db);
  return new Map(
    (rules.length > 0 ? rules : DEFAULT_QUALITY_RULES).map(({ code, ...setting }) => [
      code,
      setting,
    ]),
  );
};

/** Inserts the default rules into a new store. */
export const ensureQualityRules = (connection: Connection) =>
  connection.transaction(async (tx) => {
    const known = new Set((await storedRules(tx)).map(({ code }) => code));
    await insertRows(
      tx,
      qualityRules,
      DEFAULT_QUALITY_RULES.filter(({ code }) => !known.has(code)),
    );
  });
