import type { Feature } from '../../ui/feature.ts';

/** Who was asked, and who was not: shown on the page of the distribution. */
export const surveyInvitations: Feature = {
  name: 'surveyInvitations',
  options: {
    values: {
      outReason: 'surveyInvitations.outReasons',
      subjectKind: 'surveyInvitations.subjects',
    },
  },
};
