/** What follows from steps of cases elsewhere in customer service, in this order. */
import { suppressForComplaint } from './careRules/suppress.ts';
import { followDeadlines } from './deadlines/follow.ts';
import { earnByStep } from './exchanges/earn.ts';
import { withdrawProposal } from './proposalApprovals/follow.ts';
import { followQuestion } from './customerSteps/question.ts';
import { linkToRemedy } from './remedies/link.ts';
import { planReminder } from './returnReminders/remind.ts';

export const AFTER_CASE_STEPS = [
  linkToRemedy,
  followDeadlines,
  suppressForComplaint,
  withdrawProposal,
  planReminder,
  earnByStep,
  followQuestion,
];
