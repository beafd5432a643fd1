/** For how long words and files of tickets are kept, and what would go by that. */
import { Typography } from '@mui/material';
import { EditBase, useNotify, useTranslate } from 'react-admin';
import { RetentionInput, type ServiceRetention } from '#contract/service/retention';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { PageTitle } from '../../ui/record/PageTitle.tsx';
import { RetentionForm } from './RetentionForm.tsx';

/** The settings are one record. */
const ID = 1;
const FIELDS = Object.keys(RetentionInput.shape);

/** Only what may be sent. */
const sent = (record: ServiceRetention) =>
  Object.fromEntries(Object.entries(record).filter(([field]) => FIELDS.includes(field)));

const RetentionPage = () => {
  const notify = useNotify();
  const translate = useTranslate();
  return (
    <>
      <PageTitle title="serviceRetention.title" />
      <Typography color="text.secondary" sx={{ mb: 1.5, maxWidth: 720 }}>
        {translate('serviceRetention.help')}
      </Typography>
      <EditBase
        resource="serviceRetention"
        id={ID}
        redirect={false}
        mutationMode="pessimistic"
        transform={(record: ServiceRetention) => sent(record)}
        mutationOptions={{
          onSuccess: () => notify('serviceRetention.saved', { type: 'success' }),
        }}
      >
        <RetentionForm />
      </EditBase>
      <HistorySection resource="serviceRetention" id={ID} />
    </>
  );
};
export default RetentionPage;
