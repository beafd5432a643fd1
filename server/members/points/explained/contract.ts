/** An entry of points with how it came about. */
import * as z from 'zod';
import { MAX_POINTS } from '#contract/members/earnRules';
import { ALLOCATION_KINDS, EntryCause, POINT_SOURCES, PointEntry } from '#contract/members/points';
import { count, day, instant, reference } from '#shared/fields';

/** A part of an entry: which lot it took from or gave back to, and what had opened that lot. */
export const EntryPart = z.object({
  kind: z.enum(ALLOCATION_KINDS),
  points: count(1, MAX_POINTS),
  /** Null for what became arrears. */
  lot: z
    .object({
      source: z.enum(POINT_SOURCES),
      sourceId: z.string(),
      ruleKey: z.string(),
      day: day(),
      /** What it had when it was opened. */
      points: count(1, MAX_POINTS),
      expiresAt: instant().nullable(),
      cause: EntryCause,
    })
    .nullable(),
  /** The other record of the person that owed what this part repaid; null everywhere else. */
  owedBy: z
    .object({ id: reference('members'), externalId: z.string(), name: z.string().nullable() })
    .nullable(),
});
export type EntryPart = z.infer<typeof EntryPart>;

/** An entry with how it came about: what its rule computed, its lot, and where its points came from or went. */
export const ExplainedEntry = PointEntry.extend({
  detail: z.record(z.string(), z.unknown()).nullable(),
  lot: z
    .object({
      points: count(1, MAX_POINTS),
      remaining: count(0, MAX_POINTS),
      availableAt: instant().nullable(),
      expiresAt: instant().nullable(),
    })
    .nullable(),
  parts: z.array(EntryPart),
});
export type ExplainedEntry = z.infer<typeof ExplainedEntry>;
