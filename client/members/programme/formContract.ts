/** The contract of a version as its form checks it: the same rules as the server's, in the units people type. */
import '#shared/validation';
import * as z from 'zod';
import { ProgrammeEdit, type ProgrammeTerms } from '#contract/members/programme';
import type { EarnRule } from '#contract/members/earnRules';
import { fieldMetadata } from '#shared/fieldMetadata';
import { message } from '#shared/fields';
import type { LevelRanks } from '#rules/platform/audiences';
import { termsIssues } from '#rules/members/programme';

export interface FormValues {
  terms: ProgrammeTerms;
  note: string | null;
  plannedAt: number | null;
  version?: number;
}

const FIELDS = fieldMetadata(ProgrammeEdit);

/** States limits of rates in percent, as they are typed. */
const messageOf = (issue: z.core.$ZodIssue): string => {
  const path = issue.path.filter((part) => typeof part !== 'number').join('.');
  if (FIELDS.get(path)?.unit !== 'rate') return issue.message;
  if (issue.code === 'too_small')
    return message('ra.validation.minValue', { min: `${Number(issue.minimum) / 100} %` });
  if (issue.code === 'too_big')
    return message('ra.validation.maxValue', { max: `${Number(issue.maximum) / 100} %` });
  return issue.message;
};

/** Rules in the order in which they apply, as the form shows them. */
export const inOrder = (terms: ProgrammeTerms): ProgrammeTerms => ({
  ...terms,
  earnRules: [...terms.earnRules].sort(
    (a, b) => a.priority - b.priority || (a.key < b.key ? -1 : 1),
  ),
});

const STEP = 10;
/** What is sent to save it: each rule has the priority of its place. */
export const inputOf = ({ terms, note, plannedAt, version }: FormValues) => ({
  terms: {
    ...terms,
    earnRules: terms.earnRules.map((rule, index): EarnRule => ({
      ...rule,
      priority: (index + 1) * STEP,
    })),
  },
  note: note ?? null,
  plannedAt: plannedAt ?? null,
  ...(version !== undefined && { version }),
});

export const formContract = (ranks: LevelRanks, before: ProgrammeTerms | null) =>
  // Any values pass until here: the form holds what it was opened with.
  z.custom<FormValues>().superRefine((values, context) => {
    const { success, data, error } = ProgrammeEdit.safeParse(inputOf(values));
    if (!success) {
      for (const issue of error.issues)
        context.addIssue({ code: 'custom', path: [...issue.path], message: messageOf(issue) });
      return;
    }
    for (const { path, message: text } of termsIssues(data.terms, { ranks, before }))
      context.addIssue({ code: 'custom', path: ['terms', ...path], message: text });
  });
