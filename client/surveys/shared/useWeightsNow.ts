import { useGetList } from 'react-admin';
import type { Weights, WeightSet } from '#contract/surveys/weightSets';
import { weightsAt } from '#rules/surveys/weightSets';

export const useWeightSets = () =>
  useGetList<WeightSet>('weightSets', {
    sort: { field: 'effectiveAt', order: 'DESC' },
    pagination: { page: 1, perPage: 200 },
  });

/** The weights in force; undefined until they are read. */
export const useWeightsNow = (): Weights | undefined => {
  const { data } = useWeightSets();
  return data && (weightsAt(data, Date.now())?.weights ?? {});
};
