/** The checks of the terms of a version of the programme. Pure. */
import type { ProgrammeTerms } from '#contract/members/programme';
import type { LevelRanks } from '#rules/platform/audiences';
import { earnRuleIssues } from './earnRuleIssues.ts';
import type { TermsIssue } from './issue.ts';
import { levelIssues } from './levelIssues.ts';
import { pointIssues } from './pointIssues.ts';

/**
 * All errors of terms. `ranks`: the levels that staff have set up; `before`: the version that these terms follow, whose
 * members must not be left without a level.
 */
export const termsIssues = (
  terms: ProgrammeTerms,
  { ranks, before }: { ranks: LevelRanks; before: ProgrammeTerms | null },
): TermsIssue[] => [
  ...levelIssues(terms, ranks, before),
  ...earnRuleIssues(terms),
  ...pointIssues(terms),
];
