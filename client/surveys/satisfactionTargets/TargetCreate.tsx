/** A new target, from this month or a later one on. */
import { Box } from '@mui/material';
import { required, SelectInput, TextInput } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import {
  TARGET_MEASURES,
  TargetInput,
  type TargetMeasure,
} from '#contract/surveys/satisfactionTargets';
import { targetUnit } from '#rules/surveys/satisfactionTargets';
import { addMonths, dayOf, monthOf } from '#shared/days';
import type { Localized } from '#shared/localization';
import { readRate, valueOrNaN } from '#shared/numbers';
import { Form } from '../../ui/form/Form.tsx';
import { TWO } from '../../ui/form/layout.ts';
import { NumericInput } from '../../ui/form/NumericInput.tsx';
import { RecordInput } from '../../ui/form/RecordInput.tsx';
import { wrongOf } from '../../ui/form/wrongOf.ts';
import { formatDay } from '../../ui/record/dayText.ts';
import { useLocalize } from '../../ui/record/localized.tsx';
import { typedRate } from '../../ui/record/rate.tsx';
import { CreatePage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { useDimensions } from '../shared/useSurvey.ts';

const MEASURES = TARGET_MEASURES.map((id) => ({
  id,
  name: `satisfactionTargets.measures.${id}`,
}));
const MONTHS_AHEAD = 12;

/** Per cent, or points of the scale. */
const ValueInput = () => {
  const measure = useWatch({ name: 'measure' }) as TargetMeasure | null;
  const unit = measure === null ? 'share' : targetUnit(measure);
  return (
    <NumericInput
      source="value"
      unit={unit === 'share' || unit === 'rate' ? '%' : ''}
      helperText="satisfactionTargets.valueHelp"
      format={typedRate}
      parse={(text) => valueOrNaN(readRate(text))}
      wrong={(text) => wrongOf(readRate(text), '')}
    />
  );
};

const DimensionInput = () => {
  const toText = useLocalize();
  const { data = [] } = useDimensions();
  const measure = useWatch({ name: 'measure' }) as TargetMeasure | null;
  if (measure !== 'dimension') return null;
  const choices = data
    .filter(({ retiredAt }) => retiredAt === null)
    .map(({ key, names }) => ({ id: key, name: toText(names) }));
  return (
    <SelectInput
      source="dimensionKey"
      choices={choices}
      translateChoice={false}
      validate={required()}
    />
  );
};

const Fields = () => {
  const { setValue } = useFormContext();
  const toText = useLocalize();
  const { timeZone, locale } = useStoreSettings();
  const first = monthOf(dayOf(Date.now(), timeZone));
  const months = Array.from({ length: MONTHS_AHEAD + 1 }, (_, ahead) => addMonths(first, ahead));
  return (
    <Section help="satisfactionTargets.help">
      <Box sx={TWO}>
        <SelectInput
          source="measure"
          choices={MEASURES}
          validate={required()}
          // A dimension that was chosen for another figure would be refused where nobody sees it.
          onChange={() => setValue('dimensionKey', null)}
        />
        <DimensionInput />
        <RecordInput
          source="surveyId"
          reference="surveys"
          optionText={({ names }: { names: Localized }) => toText(names)}
          helperText="satisfactionTargets.surveyHelp"
        />
        <ValueInput />
        <SelectInput
          source="fromMonth"
          choices={months.map((month) => ({
            id: month,
            name: formatDay(month, locale, { year: 'numeric', month: 'long' }),
          }))}
          translateChoice={false}
          validate={required()}
        />
      </Box>
      <TextInput
        source="source"
        validate={required()}
        multiline
        minRows={2}
        fullWidth
        helperText="satisfactionTargets.sourceHelp"
      />
    </Section>
  );
};

const DEFAULTS = {
  measure: null,
  surveyId: null,
  dimensionKey: null,
  value: null,
  fromMonth: null,
  source: '',
};

const TargetCreate = () => (
  <CreatePage redirect="list">
    <Form contract={TargetInput} defaultValues={DEFAULTS}>
      <Fields />
    </Form>
  </CreatePage>
);
export default TargetCreate;
