/** Columns of the exports of surveys. */
import { Survey } from '#contract/surveys/surveys';
import { columnsOf } from '../platform/exports/columns.ts';
import { type Exports, listExport } from '../platform/exports/exports.ts';
import { surveyList } from './surveys/list.ts';

export const EXPORTS: Exports = {
  surveys: listExport(
    surveyList,
    columnsOf(
      Survey,
      'names',
      'purpose',
      'identityMode',
      'publishedNumber',
      'frozenAt',
      'archivedAt',
      'authorName',
      'createdAt',
      'updatedAt',
    ),
  ),
};
