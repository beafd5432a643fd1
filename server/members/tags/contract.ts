/** Tags of members: given by hand or by the store's own system, or computed by a rule. */
import * as z from 'zod';
import { Rule } from '#contract/members/segmentRules';
import {
  code,
  halfWidth,
  id,
  instant,
  keyText,
  localized,
  reference,
  requiredLocalized,
  whole,
} from '#shared/fields';

export const TAG_KINDS = ['static', 'rule'] as const;
export type TagKind = (typeof TAG_KINDS)[number];
export const TAG_SOURCES = ['staff', 'store', 'rule'] as const;
export type TagSource = (typeof TAG_SOURCES)[number];

const color = () =>
  z
    .string()
    .overwrite(halfWidth)
    .regex(/^#[0-9a-fA-F]{6}$/, 'errors.wrongFormat')
    .nullable();

const fields = {
  key: code(),
  names: requiredLocalized(60),
  color: color().default(null),
  kind: z.enum(TAG_KINDS),
  /** Of a tag by a rule. */
  rule: Rule.nullable().default(null),
};
const hasItsRule = ({ kind, rule }: { kind: TagKind; rule: unknown }) =>
  (kind === 'rule') === (rule !== null);
const RULE_MISSING = { path: ['rule'], error: 'tags.errors.ruleOfKind' };

export const TagInput = z.strictObject(fields).refine(hasItsRule, RULE_MISSING);
export type TagInput = z.infer<typeof TagInput>;
export const TagEdit = z
  .strictObject({ ...fields, version: whole('version').optional() })
  .refine(hasItsRule, RULE_MISSING);
export type TagEdit = z.infer<typeof TagEdit>;

export const Tag = z.object({
  id: id(),
  key: z.string(),
  names: localized(),
  color: z.string().nullable(),
  kind: z.enum(TAG_KINDS),
  rule: Rule.nullable(),
  requestedAt: instant(),
  computedAt: instant().nullable(),
  /** The members who have it now. */
  members: whole('count'),
  version: whole('version'),
});
export type Tag = z.infer<typeof Tag>;

export const MAX_TAGGED = 1000;
/** Gives a tag to members, or takes it away from them. */
export const TagAssignment = z.strictObject({
  memberIds: z.array(reference('members')).min(1).max(MAX_TAGGED),
  isRemoved: z.boolean().default(false),
});
export type TagAssignment = z.infer<typeof TagAssignment>;
export interface TagAssigned {
  /** Members for whom it changed something. */
  changed: number;
  unchanged: number;
}

/** The same from the store's own system, for one member. */
export const MemberTagInput = z.strictObject({
  memberExternalId: keyText(120).min(1),
  tag: code(),
  isRemoved: z.boolean().default(false),
});
export type MemberTagInput = z.infer<typeof MemberTagInput>;

/** A tag that a member has, with who gave it, and when. */
export interface MemberTag {
  id: number;
  key: string;
  names: z.infer<typeof Tag>['names'];
  color: string | null;
  kind: TagKind;
  rule: z.infer<typeof Rule> | null;
  source: TagSource;
  actorName: string;
  since: number;
  computedAt: number | null;
}
