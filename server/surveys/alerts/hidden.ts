/** What is kept of an answer where nobody may learn whose it is: that one was low, and in which month. */
import type { IdentityMode } from '#contract/surveys/surveys';
import { dayOf, monthOf, startOfDay } from '#shared/days';
import type { AlertRow } from './record.ts';

const HIDDEN_RULE = 'low' as const;
export const IS_HIDDEN = `"survey_alerts".rule = '${HIDDEN_RULE}'`;
export const isHidden = ({ rule }: Pick<AlertRow, 'rule'>): boolean => rule === HIDDEN_RULE;

export const hidesPerson = (
  mode: IdentityMode,
  { canBeReached }: { canBeReached: boolean },
): boolean => mode !== 'identified' && !canBeReached;

export const toMonth = (at: number, timeZone: string): number =>
  startOfDay(monthOf(dayOf(at, timeZone)), timeZone);

/** It is any manager's: the lead to whom it went would tell the team. */
export const hiddenFields = (at: number, timeZone: string) => {
  const month = toMonth(at, timeZone);
  return {
    rule: HIDDEN_RULE,
    reasons: [],
    dimensions: [],
    memberId: null,
    canBeReached: false,
    channel: null,
    categoryId: null,
    level: null,
    teamId: null,
    ownerId: null,
    calendarId: null,
    dueAt: null,
    ticketId: null,
    hasOwnTicket: false,
    answeredAt: month,
    createdAt: month,
    updatedAt: month,
  };
};
