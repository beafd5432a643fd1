/** Surveys: what customers are asked, as versions that are never changed once they are published. */
import * as z from 'zod';
import { id, instant, localized, reference, requiredLocalized, whole } from '#shared/fields';

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

/**
 * `identified`: staff see who answered. `confidential`: the console knows, and staff see who only if the person asks to be
 * contacted or a rule about safety says so. `anonymous`: no answer can be traced to a person.
 */
export const IDENTITY_MODES = ['identified', 'confidential', 'anonymous'] as const;
export type IdentityMode = (typeof IDENTITY_MODES)[number];

const fields = {
  names: requiredLocalized(120),
  purpose: z.enum(SURVEY_PURPOSES),
  /** Cannot change once the survey was sent. */
  identityMode: z.enum(IDENTITY_MODES),
};
export const SurveyInput = z.strictObject(fields);
export type SurveyInput = z.infer<typeof SurveyInput>;
export const SurveyEdit = z.strictObject({ ...fields, version: whole('version').optional() });
export type SurveyEdit = z.infer<typeof SurveyEdit>;

export const Survey = z.object({
  id: id(),
  names: localized(),
  purpose: z.enum(SURVEY_PURPOSES),
  identityMode: z.enum(IDENTITY_MODES),
  /** The newest that was published, by its number and its id; null before the first one. */
  publishedNumber: whole('count').nullable(),
  publishedVersionId: reference('surveyVersions').nullable(),
  /** The version that is being written. */
  draftId: reference('surveyVersions').nullable(),
  frozenAt: instant().nullable(),
  archivedAt: instant().nullable(),
  authorName: z.string(),
  createdAt: instant(),
  updatedAt: instant(),
  version: whole('version'),
});
export type Survey = z.infer<typeof Survey>;
