import { sql } from 'drizzle-orm';
import type { Definition } from '#contract/surveys/definitions';
import type { Need } from '#contract/surveys/dimensions';
import type { SurveyPurpose } from '#contract/surveys/purposes';
import type { IdentityMode } from '#contract/surveys/surveys';
import type { Weights } from '#contract/surveys/weightSets';
import type { Localized } from '#shared/localization';
import { kit } from '../../kit.ts';
import { stamps } from '../stamps.ts';

/** What customers are asked. */
export const surveys = kit.table('surveys', {
  id: kit.id(),
  names: kit.json().$type<Localized>().notNull(),
  purpose: kit.text().$type<SurveyPurpose>().notNull(),
  identityMode: kit.text().$type<IdentityMode>().notNull(),
  /** The instant of the first sending, from which on the mode stays. */
  frozenAt: kit.instant(),
  archivedAt: kit.instant(),
  authorName: kit.text().notNull(),
  ...stamps(),
});

/** What a survey asks, as versions; a trigger refuses to change or delete those that were published. */
export const surveyVersions = kit.table(
  'survey_versions',
  {
    id: kit.id(),
    surveyId: kit
      .integer()
      .notNull()
      .references(() => surveys.id),
    number: kit.integer().notNull(),
    definition: kit.json().$type<Definition>().notNull(),
    /** Null of the draft, of which a survey has at most one. */
    publishedAt: kit.instant(),
    publishedBy: kit.text(),
    authorName: kit.text().notNull(),
    ...stamps(),
  },
  (t) => [
    kit.unique('survey_versions_number').on(t.surveyId, t.number),
    kit
      .unique('survey_versions_survey_id')
      .on(t.surveyId)
      .where(sql`published_at is null`),
  ],
);

/** What satisfaction is made of. One that questions or weights name is retired and never deleted. */
export const dimensions = kit.table(
  'dimensions',
  {
    id: kit.id(),
    key: kit.text().notNull(),
    names: kit.json().$type<Localized>().notNull(),
    need: kit.text().$type<Need>().notNull(),
    /** In which order they are shown. */
    position: kit.integer().notNull(),
    retiredAt: kit.instant(),
    ...stamps(),
  },
  (t) => [kit.unique('dimensions_key').on(t.key)],
);

/** How much each dimension counts in the index, as versions that are only added. */
export const weightSets = kit.table(
  'weight_sets',
  {
    id: kit.id(),
    number: kit.integer().notNull(),
    weights: kit.json().$type<Weights>().notNull(),
    effectiveAt: kit.instant().notNull(),
    reason: kit.text().notNull(),
    authorName: kit.text().notNull(),
    ...stamps(),
  },
  (t) => [
    kit.unique('weight_sets_number').on(t.number),
    kit.unique('weight_sets_effective_at').on(t.effectiveAt),
  ],
);
