/** Versions of surveys: one may be written at a time, and what is published never changes. */
import * as z from 'zod';
import { Definition } from '#contract/surveys/definitions';
import { id, instant, reference, whole } from '#shared/fields';

/** What is left out of a draft is still to be written. */
export const VersionEdit = z.strictObject({
  definition: Definition,
  version: whole('version').optional(),
});
export type VersionEdit = z.infer<typeof VersionEdit>;

/** Beginning a version needs nothing. */
export const NoFields = z.strictObject({});

export const SurveyVersion = z.object({
  id: id(),
  surveyId: reference('surveys'),
  number: whole('count'),
  definition: Definition,
  /** Null of the draft. */
  publishedAt: instant().nullable(),
  publishedBy: z.string().nullable(),
  authorName: z.string(),
  createdAt: instant(),
  updatedAt: instant(),
  version: whole('version'),
});
export type SurveyVersion = z.infer<typeof SurveyVersion>;
