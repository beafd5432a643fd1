/** The figures of a survey by which an action can be verified, with what they are called. */
import type { ActionMeasure, MeasureOption } from '#contract/surveys/correctiveActions';
import { NEEDS } from '#contract/surveys/dimensions';
import type { Db } from '#db';
import { surveys } from '#db/schema/surveys/surveys';
import type { Localized } from '#shared/localization';
import { getRow } from '../../platform/records/records.ts';
import { loadDimensions } from '../dimensions/load.ts';
import { type AskedVersion, loadAskedVersions } from '../results/versions.ts';

const NAMES = {
  index: { en: 'Satisfaction index', zh: '满意度指数' },
  functional: { en: 'Functional', zh: '功能需求' },
  emotional: { en: 'Emotional', zh: '情感需求' },
  social: { en: 'Social', zh: '社交需求' },
  rootCause: { en: 'Answers with the root cause', zh: '涉及该根本原因的答卷占比' },
} as const satisfies Record<string, Localized>;

const textsOf = ({ definition }: AskedVersion, questionKey: string, rowKey: string): Localized => {
  const question = definition.questions.find(({ key }) => key === questionKey);
  const row =
    question?.type === 'matrix' ? question.rows.find(({ key }) => key === rowKey) : undefined;
  const texts = row?.texts ?? question?.texts ?? {};
  return Object.keys(texts).length > 0 ? texts : { en: rowKey || questionKey };
};

/** Questions of the newest version, what they are added up to, and root causes where it is known whose ticket it was. */
export const loadMeasures = async (db: Db, surveyId: number): Promise<MeasureOption[]> => {
  const newest = (await loadAskedVersions(db, surveyId)).at(-1);
  if (!newest) return [];
  const { items } = newest.plan;
  const { identityMode } = await getRow(db, surveys, surveyId);
  const asked = new Set(items.map(({ dimensionKey }) => dimensionKey));
  const dimensions = (await loadDimensions(db)).filter(({ key }) => asked.has(key));
  const sum = (kind: 'index' | 'rootCause', rowKey: string, names: Localized) => ({
    kind,
    questionKey: '',
    rowKey,
    names,
  });
  return [
    ...items.map(({ questionKey, rowKey }) => ({
      kind: 'score' as const,
      questionKey,
      rowKey,
      names: textsOf(newest, questionKey, rowKey),
    })),
    ...dimensions.map(({ key, names }) => ({
      kind: 'dimension' as const,
      questionKey: '',
      rowKey: key,
      names,
    })),
    ...(dimensions.length === 0
      ? []
      : [
          sum('index', '', NAMES.index),
          ...NEEDS.filter((need) => dimensions.some((one) => one.need === need)).map((need) =>
            sum('index', need, NAMES[need]),
          ),
        ]),
    ...(identityMode === 'anonymous' ? [] : [sum('rootCause', '', NAMES.rootCause)]),
  ];
};

const isSameMeasure = (one: ActionMeasure, other: ActionMeasure): boolean =>
  one.kind === other.kind && one.questionKey === other.questionKey && one.rowKey === other.rowKey;

/** What a measure is called; null where the survey asks it no more. */
export const nameOfMeasure = (
  options: readonly MeasureOption[],
  measure: ActionMeasure,
): Localized | null => options.find((one) => isSameMeasure(one, measure))?.names ?? null;
