import * as z from 'zod';
import { requiredText } from '#shared/fields';
import type { ErasureBlock, ErasureKeep } from '#contract/platform/personalData';

/** Why a member is erased. A choice, so that the log of it says nothing of the person. */
export const ERASURE_GROUNDS = ['request', 'account', 'storage'] as const;
export type ErasureGround = (typeof ERASURE_GROUNDS)[number];

export const ErasureInput = z.strictObject({
  /** The member's number, typed: what is erased cannot be brought back. */
  confirmation: requiredText(120),
  ground: z.enum(ERASURE_GROUNDS),
});
export type ErasureInput = z.infer<typeof ErasureInput>;

/** What has to be finished before a member can be erased. */
export interface ErasurePreview {
  /** Numbers of the records that were merged into the member, and are erased too. */
  merged: string[];
  blocks: { key: ErasureBlock; count: number }[];
  /** What goes on without the member's words and contacts. */
  keeps: { key: ErasureKeep; count: number }[];
}

export const DataFileInput = z.strictObject({ reason: requiredText(300) });
export type DataFileInput = z.infer<typeof DataFileInput>;

/** Everything that is stored about a member: the rows of each table, with instants as ISO 8601 in UTC. */
export interface MemberDataFile {
  format: string;
  madeAt: string;
  store: string;
  currency: string;
  member: string;
  /** By the name of the table. */
  data: Record<string, Record<string, unknown>[]>;
  /** What is not in it, because whoever makes the file may not see it. */
  leftOut: { why: string; count: number }[];
}
export const DATA_FILE_FORMAT = 'merchant-console-member 1';
