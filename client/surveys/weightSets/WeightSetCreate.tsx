/** New weights, which begin with those in force. */
import { Box, FormHelperText, Typography } from '@mui/material';
import { required, TextInput, useTranslate } from 'react-admin';
import { useFormState, useWatch } from 'react-hook-form';
import { type Weights, WeightSetInput } from '#contract/surveys/weightSets';
import { sumOf, WHOLE } from '#rules/surveys/weightSets';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { Form } from '../../ui/form/Form.tsx';
import { InstantInput } from '../../ui/form/InstantInput.tsx';
import { FOUR, TWO } from '../../ui/form/layout.ts';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RateInput, useRate } from '../../ui/record/rate.tsx';
import { CreatePage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useDimensions } from '../shared/useSurvey.ts';
import { useWeightsNow } from '../shared/useWeightsNow.ts';

/** The weights that are typed, and what is left to the whole. */
const Sum = () => {
  const translate = useTranslate();
  const rate = useRate();
  const typed = (useWatch({ name: 'weights' }) as Partial<Weights> | null) ?? {};
  const { errors } = useFormState({ name: 'weights' });
  const sum = sumOf(Object.fromEntries(Object.entries(typed).map(([key, one]) => [key, one ?? 0])));
  const refused = errors.weights?.message ?? errors.weights?.root?.message;
  const left = WHOLE - sum;
  return (
    <>
      <Typography role="status">
        {Number.isNaN(sum)
          ? '–'
          : left === 0
            ? translate('weightSets.whole')
            : translate(left > 0 ? 'weightSets.left' : 'weightSets.tooMuch', {
                sum: rate(sum),
                left: rate(Math.abs(left)),
              })}
      </Typography>
      {typeof refused === 'string' && (
        <FormHelperText error>{translate(refused, { _: refused })}</FormHelperText>
      )}
    </>
  );
};

const Creating = () => {
  const toText = useLocalize();
  const query = useDimensions();
  const now = useWeightsNow();
  if (!query.data || !now) return <Loading query={query} height={320} />;
  const inUse = query.data.filter(({ retiredAt }) => retiredAt === null);
  const weights = Object.fromEntries(inUse.map(({ key }) => [key, now[key] ?? 0]));
  return (
    <Form contract={WeightSetInput} defaultValues={{ weights, effectiveAt: null, reason: '' }}>
      <Section help="weightSets.help">
        <Box sx={FOUR}>
          {inUse.map(({ key, names }) => (
            <RateInput key={key} source={`weights.${key}`} label={toText(names)} />
          ))}
        </Box>
        <Sum />
      </Section>
      <Section title="weightSets.when" help="weightSets.whenHelp">
        <Box sx={TWO}>
          <InstantInput
            source="effectiveAt"
            dayLabel="weightSets.day"
            timeLabel="weightSets.time"
          />
        </Box>
        <TextInput
          source="reason"
          validate={required()}
          multiline
          minRows={2}
          fullWidth
          helperText="weightSets.reasonHelp"
        />
      </Section>
    </Form>
  );
};

const WeightSetCreate = () => (
  <CreatePage redirect="list">
    <Creating />
  </CreatePage>
);
export default WeightSetCreate;
