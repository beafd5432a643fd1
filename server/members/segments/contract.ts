/** Segments: groups of members by a rule, which audiences may name. */
import * as z from 'zod';
import { Rule } from '#contract/members/segmentRules';
import type { Member } from '#contract/members/members';
import { code, id, instant, localized, requiredLocalized, text, whole } from '#shared/fields';
import type { Localized } from '#shared/localization';

const fields = {
  /** By which audiences name it; it cannot be changed later. */
  key: code(),
  names: requiredLocalized(80),
  note: text(500)
    .nullish()
    .transform((note) => note || null),
  rule: Rule,
};
export const SegmentInput = z.strictObject(fields);
export type SegmentInput = z.infer<typeof SegmentInput>;
/** With the version that was read. `confirmed`: another rule may change what the records that name the segment do. */
export const SegmentEdit = z.strictObject({
  ...fields,
  version: whole('version').optional(),
  confirmed: z.boolean().default(false),
});
export type SegmentEdit = z.infer<typeof SegmentEdit>;

export const Segment = z.object({
  id: id(),
  key: z.string(),
  names: localized(),
  note: z.string().nullable(),
  rule: Rule,
  /** A computation is under way, or waits, while it was asked for after the last one. */
  requestedAt: instant(),
  computedAt: instant().nullable(),
  memberCount: whole('count'),
  version: whole('version'),
});
export type Segment = z.infer<typeof Segment>;

export const NoFields = z.strictObject({});

export const SegmentPreviewInput = z.strictObject({ rule: Rule });
export type SegmentPreviewInput = z.infer<typeof SegmentPreviewInput>;

export const SAMPLE = 20;
/** Who meets a rule at this instant: their number, and some of them, masked as the role demands. */
export interface SegmentPreview {
  at: number;
  members: number;
  outOf: number;
  sample: Pick<
    Member,
    'id' | 'externalId' | 'name' | 'phone' | 'level' | 'orderCount' | 'revenue'
  >[];
}

/** A segment that a member is in, and since when. */
export interface MemberSegment {
  id: number;
  key: string;
  names: Localized;
  since: number;
  computedAt: number;
}
