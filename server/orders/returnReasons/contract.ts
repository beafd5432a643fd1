/** Why goods come back, as a tree of codes; what the shop sent as free text is told by its words. */
import * as z from 'zod';
import { RESPONSIBILITIES } from '#contract/orders/responsibilities';
import {
  code,
  count,
  id,
  localized,
  orDefault,
  reference,
  requiredLocalized,
  requiredText,
  whole,
} from '#shared/fields';

/** What is done with a unit that came back. */
export const DISPOSITIONS = ['resellable', 'refurbish', 'scrap', 'wrongItem', 'missing'] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

/** As returns have it. */
const sentText = () => requiredText(200);
export const MAX_WORDS = 200;

const fields = {
  /** By which the shop and files name it. */
  code: code(),
  /** The wider reason; null at the top of the tree. */
  parentId: reference('returnReasons').nullable().default(null),
  names: requiredLocalized(80),
  responsibility: z.enum(RESPONSIBILITIES).default('undetermined'),
  disposition: z.enum(DISPOSITIONS).default('resellable'),
  needsPhoto: z.boolean().default(false),
  /** Whether it is offered for new returns. */
  isOffered: z.boolean().default(true),
  position: orDefault(count(0, 10_000), 0),
  /** Texts of returns that mean this reason, exactly as they were sent. */
  words: z.array(sentText()).max(MAX_WORDS).default([]),
};
export const ReturnReasonInput = z.strictObject(fields);
export type ReturnReasonInput = z.infer<typeof ReturnReasonInput>;
export const ReturnReasonEdit = z.strictObject({ ...fields, version: whole('version').optional() });
export type ReturnReasonEdit = z.infer<typeof ReturnReasonEdit>;

/** Adds texts to the words of a reason. */
export const ReturnReasonWords = z.strictObject({ words: z.array(sentText()).min(1).max(50) });
export type ReturnReasonWords = z.infer<typeof ReturnReasonWords>;

export const ReturnReason = z.object({
  id: id(),
  code: z.string(),
  parentId: reference('returnReasons').nullable(),
  names: localized(),
  responsibility: z.enum(RESPONSIBILITIES),
  disposition: z.enum(DISPOSITIONS),
  needsPhoto: z.boolean(),
  isOffered: z.boolean(),
  position: whole('count'),
  words: z.array(z.string()),
  /** Returns that count in the figures, and what was refunded for their goods. */
  returns: whole('count'),
  returnedAmount: whole('money'),
  version: whole('version'),
});
export type ReturnReason = z.infer<typeof ReturnReason>;

/** A text of returns that means no reason yet. */
export interface UnknownWords {
  text: string;
  returns: number;
  lastAt: number;
}
