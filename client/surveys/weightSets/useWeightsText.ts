/** Weights in a sentence, in the order of the dimensions; those that are gone by their keys. */
import { useTranslate } from 'react-admin';
import type { Weights } from '#contract/surveys/weightSets';
import { useLocalize } from '../../ui/record/localized.tsx';
import { useRate } from '../../ui/record/rate.tsx';
import { useDimensions } from '../shared/useSurvey.ts';

export const useWeightsText = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const rate = useRate();
  const { data: dimensions = [] } = useDimensions();
  const places = new Map(dimensions.map(({ key }, place) => [key, place]));
  const nameOf = (key: string) => toText(dimensions.find((one) => one.key === key)?.names) || key;
  return (weights: Weights): string =>
    Object.entries(weights)
      .toSorted(([a], [b]) => (places.get(a) ?? Infinity) - (places.get(b) ?? Infinity))
      .map(([key, weight]) => `${nameOf(key)} ${rate(weight)}`)
      .join(translate('layout.listSeparator'));
};
