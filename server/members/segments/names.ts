/** Refuses rules that name what the store does not have: levels, groups, channels, tags and categories. */
import { AGE_BANDS, EDUCATIONS, GENDERS } from '#contract/members/members';
import { type ChoiceSource, EVENT_KEYS, MONTHS, RFM_GROUPS } from '#contract/members/segmentFacts';
import { conditionsIn, type RuleGroup } from '#contract/members/segmentRules';
import { keysNamed } from '#rules/members/segmentRules';
import type { Db } from '#db';
import { statement } from '#db/statements';
import { nestedErrors } from '#shared/fields';
import { loadAudienceChoices } from '../../platform/audiences/known.ts';
import { invalid } from '../../platform/http/errors.ts';

const FIXED: Partial<Record<ChoiceSource, readonly string[]>> = {
  genders: GENDERS,
  ageBands: AGE_BANDS,
  educations: EDUCATIONS,
  months: MONTHS,
  eventTypes: EVENT_KEYS,
  rfmGroups: RFM_GROUPS,
};

const loadTagKinds = statement<{ key: string; kind: 'static' | 'rule' }>(
  'select key, kind from tags',
);
const categoryIds = statement<{ id: number }>('select id from categories');

type Load = (tx: Db, at: number) => Promise<readonly string[]>;
const named =
  (kind: 'levels' | 'groups' | 'channels'): Load =>
  async (tx, at) =>
    (await loadAudienceChoices(tx, at))[kind].map(({ key }) => key);

const STORED: Partial<Record<ChoiceSource, Load>> = {
  levels: named('levels'),
  groups: named('groups'),
  channels: named('channels'),
  tags: async (tx) => (await loadTagKinds(tx)).map(({ key }) => key),
  categories: async (tx) => (await categoryIds(tx)).map(({ id }) => String(id)),
};

/** Throws 422 with the place of each name that the store does not know. */
export const checkNames = async (tx: Db, rule: RuleGroup, at: number): Promise<void> => {
  const issues: { path: (string | number)[]; message: string }[] = [];
  const sources = { ...FIXED, ...STORED };
  for (const source of Object.keys(sources) as ChoiceSource[]) {
    const keys = keysNamed(rule, source);
    if (keys.length === 0) continue;
    const known = new Set(FIXED[source] ?? (await STORED[source]?.(tx, at)));
    for (const { key, path } of keys)
      if (!known.has(key))
        issues.push({ path: ['rule', ...path], message: `segments.errors.unknown.${source}` });
  }
  if (issues.length > 0) throw invalid(nestedErrors(issues));
};

/** Tags by rules ask for no tags by rules: which of them came first would decide. */
export const checkTagRule = async (tx: Db, rule: RuleGroup): Promise<void> => {
  const kinds = new Map((await loadTagKinds(tx)).map(({ key, kind }) => [key, kind]));
  const issues = keysNamed(rule, 'tags').flatMap(({ key, path }) =>
    kinds.get(key) === 'rule'
      ? [{ path: ['rule', ...path], message: 'tags.errors.ruleOfRuleTag' }]
      : [],
  );
  if (issues.length > 0) throw invalid(nestedErrors(issues));
};

/** Whether a rule asks for the tag. */
export const asksForTag = (rule: RuleGroup, key: string): boolean =>
  conditionsIn(rule).some(
    ({ condition }) => condition.fact === 'tags' && condition.keys?.includes(key),
  );
