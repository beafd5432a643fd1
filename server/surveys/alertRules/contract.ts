/** By which answers a survey alerts somebody. */
import * as z from 'zod';
import { count, orDefault, reference, requiredText, whole } from '#shared/fields';

/** Why an answer alerts somebody, the gravest first. */
export const ALERT_REASON_KINDS = ['safety', 'words', 'nps', 'csat', 'ces', 'dimension'] as const;
export type AlertReasonKind = (typeof ALERT_REASON_KINDS)[number];

/** `low`: of an answer whose person is hidden. Nothing else is stored of it, because it could tell whose it is. */
export const ALERT_RULES = [...ALERT_REASON_KINDS, 'low'] as const;
export type AlertRuleKind = (typeof ALERT_RULES)[number];

export const AlertReason = z.object({
  kind: z.enum(ALERT_REASON_KINDS),
  questionKey: z.string(),
  /** Of a matrix. */
  rowKey: z.string().nullable(),
  dimensionKey: z.string().nullable(),
  /** What was answered on a scale, as it was given. */
  value: whole('count').nullable(),
  /** The word of the rule that was found. */
  word: z.string().nullable(),
});
export type AlertReason = z.infer<typeof AlertReason>;

const MAX_WORDS = 100;
const words = (usual: string[]) => orDefault(z.array(requiredText(40)).max(MAX_WORDS), usual);
const atMost = (min: number, max: number, usual: number) =>
  count(min, max).nullable().default(usual);

export const DEFAULT_WORDS = ['假货', '12315', '投诉你们', 'fake', 'counterfeit', 'lawyer'];
export const DEFAULT_SAFETY_WORDS = [
  '受伤',
  '中毒',
  '起火',
  '爆炸',
  '触电',
  '送医',
  'injured',
  'injury',
  'poisoned',
  'caught fire',
];

const fields = {
  isOn: orDefault(z.boolean(), true),
  /** Answers so low or lower, whichever end of the scale is the best; null where a scale alerts nobody. */
  npsAtMost: atMost(0, 9, 6),
  csatAtMost: atMost(1, 4, 2),
  cesAtMost: atMost(1, 6, 3),
  /** Of five; the same part of other scales. */
  dimensionAtMost: atMost(1, 4, 2),
  /** Words in any comment. */
  words: words(DEFAULT_WORDS),
  /**
   * Words that say that somebody's safety is at stake: then a confidential survey tells who answered. Only the usual ones
   * do that, and once it was sent they can only be taken away.
   */
  safetyWords: words(DEFAULT_SAFETY_WORDS),
};
export const AlertTerms = z.strictObject(fields);
export type AlertTerms = z.infer<typeof AlertTerms>;
export const AlertRuleEdit = z.strictObject({ ...fields, version: whole('version').optional() });
export type AlertRuleEdit = z.infer<typeof AlertRuleEdit>;

export const AlertRule = z.object({
  ...fields,
  id: reference('surveys'),
  /** 0 of a survey with the usual terms. */
  version: whole('version'),
});
export type AlertRule = z.infer<typeof AlertRule>;
