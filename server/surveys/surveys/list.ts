/** The list of surveys: columns, filters and sorting. */
import { surveys } from '#db/schema/surveys/surveys';
import type { ListSpec } from '../../platform/lists/spec.ts';

const OF = 'from survey_versions v where v.survey_id = "surveys".id and v.published_at';

export const surveyList: ListSpec = {
  table: surveys,
  searchColumns: ['names'],
  extra: {
    publishedNumber: `(select max(v.number) ${OF} is not null)`,
    publishedVersionId: `(select max(v.id) ${OF} is not null)`,
    draftId: `(select v.id ${OF} is null)`,
  },
  unasked: { fields: ['id', 'archivedAt', 'isArchived'], sql: '"surveys".archived_at is null' },
  filters: {
    isArchived: (value) =>
      typeof value === 'boolean'
        ? { sql: `"surveys".archived_at is ${value ? 'not ' : ''}null`, values: [] }
        : null,
  },
  defaultSort: ['updatedAt', 'DESC'],
};
