import { useTranslate } from 'react-admin';
import { useLocalize } from '../../ui/record/localized.tsx';
import { useDimensions } from './useSurvey.ts';

/** What comments are about: keys of dimensions, or words of their own where a dimension is gone. */
export const useTopicNames = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const { data = [] } = useDimensions();
  const names = new Map(data.map(({ key, names: localized }) => [key, toText(localized)]));
  return (topics: readonly string[]): string =>
    topics.map((topic) => names.get(topic) ?? topic).join(translate('layout.listSeparator'));
};
