/** Terms in versions, each approved by a second person: what is sent, and what every version shows. */
import * as z from 'zod';
import { APPROVAL_STATES, optionalReason } from '#contract/platform/approvals';
import { id, instant, requiredText, whole } from '#shared/fields';

/** The state of a version, and of an approved one whether it is still to begin, in force, or followed by another. */
export const VERSION_PHASES = [
  'draft',
  'submitted',
  'rejected',
  'planned',
  'inForce',
  'superseded',
  'withdrawn',
] as const;
export type VersionPhase = (typeof VERSION_PHASES)[number];

export const versionInput = <Terms extends z.ZodType>(terms: Terms) =>
  z.strictObject({
    terms,
    /** What changes and why, for the person who approves it. */
    note: optionalReason(1_000),
    /** From when on it holds, at the earliest with its approval; null for then. */
    plannedAt: instant().nullable().default(null),
  });
export interface VersionInput<Terms> {
  terms: Terms;
  note: string | null;
  plannedAt: number | null;
}
/** With the version that was read. */
export type VersionEdit<Terms> = VersionInput<Terms> & { version?: number | undefined };

/** A decision, with the version that was read, so that nobody decides on terms that they have not seen. */
export const VersionDecision = z.strictObject({
  reason: optionalReason(1_000),
  version: whole('version'),
});
export const VersionRejection = VersionDecision.extend({ reason: requiredText(1_000) });

/** Of those approved the one with the latest `startsAt` that has come is in force. */
export const versionRecord = <Terms extends z.ZodType>(terms: Terms) =>
  z.object({
    id: id(),
    number: whole('version'),
    state: z.enum(APPROVAL_STATES),
    phase: z.enum(VERSION_PHASES),
    terms,
    note: z.string().nullable(),
    plannedAt: instant().nullable(),
    /** Null until it is approved. */
    startsAt: instant().nullable(),
    /** When the approved version that follows it begins; null where none does. */
    endsAt: instant().nullable(),
    authorName: z.string(),
    authorIds: z.array(z.string()),
    approverName: z.string().nullable(),
    decision: z.string().nullable(),
    decidedAt: instant().nullable(),
    createdAt: instant(),
    updatedAt: instant(),
    version: whole('version'),
  });
const anyRecord = versionRecord(z.unknown());
/** A version of whatever terms. */
export type VersionRecord = z.infer<typeof anyRecord>;
