/** Surveys: what customers are asked, as versions that are never changed once they are published. */
import * as z from 'zod';
import { SURVEY_PURPOSES } from '#contract/surveys/purposes';
import { TEMPLATES } from '#contract/surveys/templates';
import { id, instant, localized, localizedInAll, orNull, reference, whole } from '#shared/fields';

/**
 * `identified`: staff see who answered. `confidential`: the console knows, and staff see who only if the person asks to be
 * contacted or a rule about safety says so. `anonymous`: no answer can be traced to a person.
 */
export const IDENTITY_MODES = ['identified', 'confidential', 'anonymous'] as const;
export type IdentityMode = (typeof IDENTITY_MODES)[number];

const fields = {
  /** Customers read it. */
  names: localizedInAll(120),
  purpose: z.enum(SURVEY_PURPOSES),
  /** Cannot change once the survey was sent. */
  identityMode: z.enum(IDENTITY_MODES),
};
export const SurveyInput = z
  .strictObject({
    ...fields,
    /** What its first draft asks: that of a template, or of another survey; nothing yet where both are null. */
    template: orNull(z.enum(TEMPLATES)),
    copyOf: orNull(reference('surveys')),
  })
  .refine(({ template, copyOf }) => template === null || copyOf === null, {
    path: ['template'],
    error: 'surveys.errors.templateAndCopy',
  });
export type SurveyInput = z.infer<typeof SurveyInput>;
export const SurveyEdit = z.strictObject({ ...fields, version: whole('version').optional() });
export type SurveyEdit = z.infer<typeof SurveyEdit>;

/** With the version that was read. */
export const ReadVersion = z.strictObject({ version: whole('version') });
export type ReadVersion = z.infer<typeof ReadVersion>;

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
