/** By what an action is verified, as its history writes it: by names, never by keys. */
import { useRecordContext, useTranslate } from 'react-admin';
import type { ActionMeasure, CorrectiveAction } from '#contract/surveys/correctiveActions';
import { useLocalize } from '../../ui/record/localized.tsx';
import { useDimensions } from '../shared/useSurvey.ts';
import { writeMeasure } from './measureText.ts';
import { useMeasureOptions } from './useActionApi.ts';

const MeasureText = ({ value }: { value: unknown }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const surveyId = useRecordContext<Partial<CorrectiveAction> & { id: number }>()?.surveyId;
  const options = useMeasureOptions(surveyId);
  const { data: dimensions = [] } = useDimensions();
  const measure = value as ActionMeasure;
  const kind = translate(`correctiveActions.measureKinds.${measure.kind}`);
  const names =
    options.find((option) => writeMeasure(option) === writeMeasure(measure))?.names ??
    (measure.kind === 'dimension'
      ? dimensions.find(({ key }) => key === measure.rowKey)?.names
      : undefined);
  const name = toText(names);
  return <>{name ? translate('correctiveActions.measureOf', { kind, name }) : kind}</>;
};
export default MeasureText;
