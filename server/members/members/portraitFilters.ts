/**
 * Filters members by segment, by tag and by their scores of RFM. By hand, because segments and tags know this folder, and
 * scores are of the domain of orders.
 */
import { RFM_GROUPS } from '#contract/members/segmentFacts';
import type { CustomFilter } from '../../platform/lists/spec.ts';
import { IN_SEGMENT_NOW } from '../segmentRules/inSegment.ts';
import { TAGGED } from '../segmentRules/memberFacts.ts';
import { mayBePortrayed } from '../segmentRules/portraitConsent.ts';

const isKey = (value: unknown): value is string =>
  typeof value === 'string' && /^[a-z0-9][a-z0-9_-]{0,79}$/.test(value);
const isScore = (value: unknown): value is number => [1, 2, 3, 4, 5].includes(Number(value));
const isGroup = (value: unknown) => (RFM_GROUPS as readonly unknown[]).includes(value);

const within =
  (isValid: (value: unknown) => boolean, select: string): CustomFilter =>
  (value) =>
    isValid(value)
      ? { sql: `"members".id in (${select})`, values: [value as string | number] }
      : null;
/** Who refused a portrait has no scores, also before the next computation. */
const scored = (column: string, isValid: (value: unknown) => boolean): CustomFilter =>
  within(
    isValid,
    `select f.member_id from member_rfm f join members p on p.id = f.member_id
     where ${mayBePortrayed('p')} and f.${column} = ?`,
  );

export const PORTRAIT_FILTERS: Record<string, CustomFilter> = {
  segment: within(
    isKey,
    `select p.member_id from segment_members p join segments s on s.id = p.segment_id
     where s.key = ? and ${IN_SEGMENT_NOW}`,
  ),
  tag: within(
    isKey,
    `select t.member_id from member_tags t join tags g on g.id = t.tag_id where g.key = ? and ${TAGGED}`,
  ),
  recencyScore: scored('recency', isScore),
  frequencyScore: scored('frequency', isScore),
  monetaryScore: scored('monetary', isScore),
  rfmGroup: scored('rfm_group', isGroup),
};
