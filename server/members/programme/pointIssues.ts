/** Checks when points lapse, when they are cleared, and how they are spent. Pure. */
import type { Inactivity, ProgrammeTerms, SpendPolicy } from '#contract/members/programme';
import { issue, repeated, type TermsIssue } from './issue.ts';

/** The days of each month in every year: February's 29th is missing in most. */
const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const expiryIssues = ({ expiry, expiryNoticeDays }: ProgrammeTerms): TermsIssue[] => [
  ...(expiry.kind === 'dayOfYear' && expiry.day > (DAYS_OF_MONTH[expiry.month - 1] ?? 0)
    ? [issue(['expiry', 'day'], 'noSuchDay')]
    : []),
  ...repeated(expiryNoticeDays, (index) => ['expiryNoticeDays', index], 'twice'),
];

const inactivityIssues = (inactivity: Inactivity | null): TermsIssue[] => {
  if (!inactivity) return [];
  const { days, firstNoticeDays, secondNoticeDays } = inactivity;
  return [
    ...(firstNoticeDays >= days
      ? [issue(['inactivity', 'firstNoticeDays'], 'noticeBeforeInactivity')]
      : []),
    ...(secondNoticeDays >= firstNoticeDays
      ? [issue(['inactivity', 'secondNoticeDays'], 'noticeOrder')]
      : []),
  ];
};

/** Whether one unit of points pays a whole number of minor units; by remainders, because the product may be too large. */
const paysWhole = ({ points, amount, unit }: SpendPolicy): boolean =>
  ((unit % points) * (amount % points)) % points === 0;

const spendingIssues = (spending: SpendPolicy | null): TermsIssue[] =>
  spending && !paysWhole(spending) ? [issue(['spending', 'unit'], 'unitFraction')] : [];

export const pointIssues = (terms: ProgrammeTerms): TermsIssue[] => [
  ...expiryIssues(terms),
  ...inactivityIssues(terms.inactivity),
  ...spendingIssues(terms.spending),
];
