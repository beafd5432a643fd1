/** The survey of a version, and what its draft is checked against. */
import { useMemo } from 'react';
import { useGetList, useGetOne } from 'react-admin';
import type { Dimension } from '#contract/surveys/dimensions';
import type { Survey } from '#contract/surveys/surveys';
import type { SurveyVersion } from '#contract/surveys/versions';
import type { Known } from '#rules/surveys/definitionIssues';
import { typesOf } from '#rules/surveys/versions';

const ALL = { page: 1, perPage: 200 };

export const useSurvey = (surveyId: number | undefined) =>
  useGetOne<Survey>(
    'surveys',
    { id: surveyId ?? 0, meta: { whole: true } },
    { enabled: surveyId !== undefined },
  ).data;

/** The newest first. */
export const useVersions = (surveyId: number | undefined) =>
  useGetList<SurveyVersion>(
    'surveyVersions',
    {
      filter: { surveyId },
      sort: { field: 'number', order: 'DESC' },
      pagination: ALL,
    },
    { enabled: surveyId !== undefined },
  );

export const useDimensions = () =>
  useGetList<Dimension>('dimensions', {
    sort: { field: 'position', order: 'ASC' },
    pagination: ALL,
  });

/** Undefined until it is read. */
export const useKnown = (surveyId: number | undefined): Known | undefined => {
  const { data: versions } = useVersions(surveyId);
  const { data: dimensions } = useDimensions();
  const names = useSurvey(surveyId)?.names;
  return useMemo(() => {
    if (!versions || !dimensions || !names) return undefined;
    const inUse = dimensions.filter(({ retiredAt }) => retiredAt === null);
    const earlier = versions.filter(({ publishedAt }) => publishedAt !== null).toReversed();
    return {
      dimensionKeys: new Set(inUse.map(({ key }) => key)),
      earlierTypes: typesOf(earlier.map(({ definition }) => definition)),
      names,
    };
  }, [versions, dimensions, names]);
};
