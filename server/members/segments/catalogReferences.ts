/** References of the rules of segments and tags to categories, for deletes and merges. */
import { isNotNull } from 'drizzle-orm';
import type { RuleGroup } from '#contract/members/segmentRules';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { segments, tags } from '#db/schema/members/segments';
import { keysNamed, withCategoryReplaced } from '#rules/members/segmentRules';
import { LANGUAGES, localize } from '#shared/localization';
import type { CatalogTable } from '../../catalog/references/references.ts';
import { loadAudienceUses } from '../../platform/audiences/uses.ts';
import { updateRow } from '../../platform/records/records.ts';
import { laterThan } from './actions.ts';
import { asksForTag } from './names.ts';

const allSegments = prepared({}, (q) => q.select().from(segments));
const allTags = prepared({}, (q) => q.select().from(tags).where(isNotNull(tags.rule)));

const namesAny = (rule: RuleGroup | null, ids: readonly number[]): boolean =>
  rule !== null && keysNamed(rule, 'categories').some(({ key }) => ids.includes(Number(key)));

const loadReferring = async (tx: Db, ids: readonly number[]) => ({
  segments: (await allSegments(tx)).filter(({ rule }) => namesAny(rule, ids)),
  tags: (await allTags(tx)).filter(({ rule }) => namesAny(rule, ids)),
});

const isInUse = async (tx: Db, key: string): Promise<boolean> =>
  (await loadAudienceUses(tx, { kind: 'segments', key })).length > 0;

const nameOf = ({ names }: Pick<typeof segments.$inferSelect, 'names'>) =>
  localize(names, LANGUAGES[0]);

export const SEGMENT_REFERENCES = {
  findNames: async (tx: Db, table: CatalogTable, ids: readonly number[]) => {
    if (table !== 'categories') return [];
    const found = await loadReferring(tx, ids);
    return [...found.segments, ...found.tags].map(nameOf);
  },
  /** Segments that audiences name, whether they ask for the category or for a tag whose rule does. */
  findApprovedNames: async (tx: Db, categoryId: number) => {
    const found = await loadReferring(tx, [categoryId]);
    const keys = found.tags.map(({ key }) => key);
    const names: string[] = [];
    for (const segment of await allSegments(tx)) {
      const { key, rule } = segment;
      const isAsking = namesAny(rule, [categoryId]) || keys.some((tag) => asksForTag(rule, tag));
      if (isAsking && (await isInUse(tx, key))) names.push(nameOf(segment));
    }
    return names;
  },
  repointCategory: async (tx: Db, from: number, to: number) => {
    const found = await loadReferring(tx, [from]);
    const changeOf = (
      row: { rule: RuleGroup; version: number } & Parameters<typeof laterThan>[0],
    ) => ({
      rule: withCategoryReplaced(row.rule, from, to),
      requestedAt: laterThan(row, 0),
      version: row.version + 1,
    });
    for (const row of found.segments) await updateRow(tx, segments, row.id, changeOf(row));
    for (const { rule, ...row } of found.tags)
      if (rule !== null) await updateRow(tx, tags, row.id, changeOf({ ...row, rule }));
  },
};
