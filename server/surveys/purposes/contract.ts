/** What surveys are for. */
export const SURVEY_PURPOSES = [
  'afterTicket',
  'delivery',
  'relationship',
  'indicators',
  'campaign',
  'activity',
  'recommendation',
  'recovery',
  'reviews',
  'other',
] as const;
export type SurveyPurpose = (typeof SURVEY_PURPOSES)[number];
