/** Levels, groups and channels, of which audiences consist. */
import * as z from 'zod';
import {
  channel,
  halfWidth,
  id,
  localized,
  orDefault,
  requiredLocalized,
  requiredText,
  text,
  whole,
} from '#shared/fields';
import type { Localized } from '#shared/localization';

export const AUDIENCE_KINDS = ['levels', 'groups', 'channels'] as const;
export type AudienceKind = (typeof AUDIENCE_KINDS)[number];

/** What an audience may contain: names, and segments of members. */
export const AUDIENCE_PARTS = [...AUDIENCE_KINDS, 'segments'] as const;
export type AudiencePart = (typeof AUDIENCE_PARTS)[number];

const rank = () => whole('rank', -1000, 1000);
const color = () =>
  z
    .string()
    .overwrite(halfWidth)
    .regex(/^#[0-9a-fA-F]{6}$/, 'errors.wrongFormat')
    .nullable();

const AudienceNameFields = z.strictObject({
  kind: z.enum(AUDIENCE_KINDS),
  /** As the store's own systems send it; it cannot be changed later. */
  key: requiredText(40),
  names: requiredLocalized(80),
  /** Of a level: the higher, the better; no two levels have the same. */
  rank: orDefault(rank(), 0),
  /** `#rrggbb`. */
  color: color().default(null),
});
/** The key of a channel is one that orders can have. */
export const AudienceNameInput = AudienceNameFields.refine(
  ({ kind, key }) => kind !== 'channels' || channel().safeParse(key).success,
  { path: ['key'], error: 'errors.wrongFormat' },
);
export type AudienceNameInput = z.infer<typeof AudienceNameInput>;
/** With the version that was read. */
export const AudienceNameEdit = AudienceNameFields.extend({ version: whole('version').optional() });
export type AudienceNameEdit = z.infer<typeof AudienceNameEdit>;

export const AudienceName = z.object({
  id: id(),
  kind: z.enum(AUDIENCE_KINDS),
  key: z.string(),
  names: localized(),
  rank: rank(),
  color: color(),
  version: whole('version'),
});
export type AudienceName = z.infer<typeof AudienceName>;

/** A name that an audience may contain: one that staff have set up, or one that occurs in the store's data. */
export interface AudienceChoice {
  key: string;
  /** Null for a name that nobody has set up. */
  names: Localized | null;
  /** Of a level that staff have set up; nothing else has an order. */
  rank: number | null;
  color: string | null;
  /** Number of members; null for a channel. */
  members: number | null;
  /** Of a segment: as of when its members were computed; null before the first time. */
  computedAt?: number | null;
}
/** Levels from the highest rank down; the others with the most members first. */
export type AudienceChoices = Record<AudiencePart, AudienceChoice[]>;

/**
 * The lowest of the levels that an audience contains by their rank, at the instant at which it is asked, in addition to the
 * levels that it names: the key of a level that staff have set up.
 */
export const fromLevel = () => text(40).min(1).nullable().optional();

/** The segments that an audience contains, by their keys; none is no limit. */
export const segmentKeys = () => z.array(requiredText(80)).max(50).optional();
/** Whether the audience is limited to segments. */
export const isLimitedToSegments = ({ segments }: LevelAudience): boolean =>
  (segments?.length ?? 0) > 0;

/** The level of a shopper, as audiences compare it. */
export interface LevelFacts {
  level: string | null;
  /** The levels from which on the shopper's level counts: itself, and those of a lower rank. */
  levelsReached: readonly string[];
  /** The keys of the segments that the shopper is in, as of their last computation; none where they are left out. */
  segments?: readonly string[];
}

/** The part of an audience that is about levels: those that it names, and those from a rank on. */
export interface LevelAudience {
  levels: readonly string[];
  fromLevel?: string | null | undefined;
  segments?: readonly string[] | undefined;
}
/** Whether the audience is limited to levels at all. */
export const isLimitedToLevels = ({ levels, fromLevel }: LevelAudience): boolean =>
  levels.length > 0 || Boolean(fromLevel);

/** Whom to count: members of one of the levels and one of the groups; an empty list is everybody. */
export const AudienceSizeInput = z.strictObject({
  levels: z.array(requiredText(40)).max(50).default([]),
  fromLevel: fromLevel(),
  groups: z.array(requiredText(40)).max(50).default([]),
  segments: segmentKeys(),
});
export type AudienceSizeInput = z.infer<typeof AudienceSizeInput>;

/** Who names a level, group or channel, and the members who have it. */
export const AudienceUses = z.object({
  /** Members who have it now; null for a channel. */
  members: whole('count').nullable(),
  /** Whether a member had it before: a level that counts in past quotes. */
  wasHeld: z.boolean(),
  uses: z.array(
    z.object({
      resource: z.enum([
        'priceLists',
        'promotions',
        'couponBatches',
        'programmeVersions',
        'afterSalesPolicies',
        'pointRewards',
        'memberActivities',
      ]),
      id: id(),
      name: z.string(),
    }),
  ),
});
export type AudienceUses = z.infer<typeof AudienceUses>;
export type AudienceUse = AudienceUses['uses'][number];

/** `POST /api/audienceNames/rankPreview`: the rank that a level is to have; of a new level, too. */
export const RankPreviewInput = z.strictObject({ key: requiredText(40), rank: rank() });
export type RankPreviewInput = z.infer<typeof RankPreviewInput>;
/** The records whose audiences "from a level up" would contain other levels. */
export interface RankPreview {
  changes: (AudienceUse & {
    fromLevel: string;
    added: string[];
    removed: string[];
    /** The members who have these levels now. */
    addedMembers: number;
    removedMembers: number;
  })[];
}
