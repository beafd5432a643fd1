/** Surveys to start from. */
import type { SurveyPurpose } from '#contract/surveys/purposes';

export const TEMPLATES = [
  'ticketCsat',
  'ticketCes',
  'relationshipNps',
  'indicators',
  'delivery',
  'campaignFeedback',
  'activityFeedback',
  'recommendation',
  'recovery',
] as const;
export type Template = (typeof TEMPLATES)[number];

/** What each is for. */
export const TEMPLATE_PURPOSES: Record<Template, SurveyPurpose> = {
  ticketCsat: 'afterTicket',
  ticketCes: 'afterTicket',
  relationshipNps: 'relationship',
  indicators: 'indicators',
  delivery: 'delivery',
  campaignFeedback: 'campaign',
  activityFeedback: 'activity',
  recommendation: 'recommendation',
  recovery: 'recovery',
};
