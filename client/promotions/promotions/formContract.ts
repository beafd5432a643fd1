/** The contract of a promotion as the wizard checks it: the same rules, in the units people type. */
import '#shared/validation';
import * as z from 'zod';
import { CouponBatchInput } from '#contract/promotions/coupons';
import { fieldMetadata } from '#shared/fieldMetadata';
import { message } from '#shared/fields';
import { type PromotionDraft, PromotionInput, Terms } from '#contract/promotions/promotions';
import { termsIssues } from '#contract/promotions/termsChecks';
import type { Draft } from './draft.ts';

/** What is sent to save it; not yet checked. */
export const inputOf = ({ name, labels, campaignId, terms, reason }: Draft): PromotionDraft => ({
  name,
  labels,
  campaignId,
  // An empty field of these means none.
  terms: { ...terms, priority: terms.priority ?? 0, holdoutBps: terms.holdoutBps ?? 0 },
  reason,
});

/** The shared code of a new promotion, as its batch is made. */
export const codeOf = ({ code, name }: Pick<Draft, 'code' | 'name'>, promotionId: number) => ({
  kind: 'shared' as const,
  promotionId,
  name: name.slice(0, 120),
  code,
});

const FIELDS = fieldMetadata(PromotionInput);

/** States limits in the unit people type: percent, not basis points; "more than nothing", not "at least one cent". */
const messageOf = (issue: z.core.$ZodIssue): string => {
  const path = issue.path.filter((part) => typeof part !== 'number').join('.');
  const unit = FIELDS.get(path)?.unit;
  const isRate = unit === 'rate' || unit === 'off';
  if (issue.code === 'too_big' && isRate)
    return message('ra.validation.maxValue', { max: Number(issue.maximum) / 100 });
  if (issue.code === 'too_small' && issue.minimum === 1 && (isRate || unit === 'money'))
    return 'promotions.errors.positive';
  return issue.message;
};

/** Is a shared code to be made with it? */
export const wantsCode = ({ terms, code }: Pick<Draft, 'terms' | 'code'>) =>
  terms.trigger === 'code' && code.trim() !== '';

// Any values pass until here: the form holds what it was opened with.
export const PromotionForm = z.custom<Draft>().superRefine((draft, context) => {
  const parsed = PromotionInput.safeParse(inputOf(draft));
  for (const issue of parsed.error?.issues ?? [])
    context.addIssue({ code: 'custom', path: [...issue.path], message: messageOf(issue) });
  // The contract compares terms with each other only once everything else is valid; here a missing name must not hide it.
  const terms = parsed.success ? null : Terms.safeParse(draft.terms);
  const seen = new Set(parsed.error?.issues.map(({ path }) => path.join('.')));
  for (const { path, message: text } of terms?.success ? termsIssues(terms.data) : [])
    if (!seen.has(['terms', ...path].join('.')))
      context.addIssue({ code: 'custom', path: ['terms', ...path], message: text });
  if (!wantsCode(draft)) return;
  const code = CouponBatchInput.safeParse(codeOf({ ...draft, name: draft.name || '-' }, 1));
  for (const issue of code.error?.issues ?? [])
    context.addIssue({ code: 'custom', path: ['code'], message: issue.message });
});
