/** The next version of the score card, which begins with what the newest one says. */
import { Typography } from '@mui/material';
import { ArrayInput, required, SimpleFormIterator, useGetList, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { type Criterion, type QualityCard, QualityCardInput } from '#contract/service/qualityCards';
import { CodeInput } from '../../ui/form/CodeInput.tsx';
import { Form } from '../../ui/form/Form.tsx';
import { LocalizedInput } from '../../ui/record/localized.tsx';
import { RateInput, useRate } from '../../ui/record/rate.tsx';
import { CreatePage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';

const label = (field: string) => `resources.qualityCards.fields.${field}`;

/** The weights that are typed, and whether they are the whole. */
const Sum = () => {
  const translate = useTranslate();
  const rate = useRate();
  const criteria = (useWatch({ name: 'criteria' }) as (Partial<Criterion> | null)[] | null) ?? [];
  const sum = criteria.reduce((total, one) => total + (one?.weight ?? 0), 0);
  return (
    <Typography role="status">
      {translate('qualityCards.sum', { sum: Number.isNaN(sum) ? '–' : rate(sum) })}
    </Typography>
  );
};

const QualityCardCreate = () => {
  const { data } = useGetList<QualityCard>('qualityCards', {
    pagination: { page: 1, perPage: 1 },
    sort: { field: 'number', order: 'DESC' },
  });
  const newest = data?.[0];
  return (
    <CreatePage redirect="list">
      <Form
        key={newest?.id}
        contract={QualityCardInput}
        defaultValues={{ criteria: newest?.criteria ?? [] }}
      >
        <Section help="qualityCards.help">
          <ArrayInput source="criteria" label={false} helperText={false}>
            <SimpleFormIterator disableClear>
              <CodeInput
                source="key"
                label={label('key')}
                validate={required()}
                helperText="qualityCards.keyHelp"
              />
              <LocalizedInput source="names" label={label('names')} validate={required()} />
              <RateInput source="weight" label={label('weight')} validate={required()} />
            </SimpleFormIterator>
          </ArrayInput>
          <Sum />
        </Section>
      </Form>
    </CreatePage>
  );
};
export default QualityCardCreate;
