/** The contract of a version as its form checks it: the same rules as the server's, in the units people type. */
import '#shared/validation';
import * as z from 'zod';
import { AfterSalesPolicyEdit, type PolicyTerms } from '#contract/service/policies';
import { policyIssues } from '#rules/service/policyTerms';

export interface FormValues {
  terms: PolicyTerms;
  note: string | null;
  plannedAt: number | null;
  version?: number;
}

/** What is sent to save it. */
export const inputOf = ({ terms, note, plannedAt, version }: FormValues) => ({
  terms,
  note: note ?? null,
  plannedAt: plannedAt ?? null,
  ...(version !== undefined && { version }),
});

// Any values pass until here: the form holds what it was opened with.
export const formContract = z.custom<FormValues>().superRefine((values, context) => {
  const { success, data, error } = AfterSalesPolicyEdit.safeParse(inputOf(values));
  if (!success) {
    for (const { path, message } of error.issues)
      context.addIssue({ code: 'custom', path: [...path], message });
    return;
  }
  for (const { path, message } of policyIssues(data.terms))
    context.addIssue({ code: 'custom', path: ['terms', ...path], message });
});
