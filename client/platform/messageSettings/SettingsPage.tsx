import { EditBase, useNotify } from 'react-admin';
import { type MessageSettings, MessageSettingsInput } from '#contract/platform/messageSettings';
import { PageTitle } from '../../ui/record/PageTitle.tsx';
import { HistorySection } from '../shared/HistorySection.tsx';
import { SettingsForm } from './SettingsForm.tsx';
import { TrialButton } from './TrialButton.tsx';

/** The settings are one record. */
const ID = 1;
const FIELDS = Object.keys(MessageSettingsInput.shape);

/** Only what may be sent. */
const sent = (record: MessageSettings) =>
  Object.fromEntries(Object.entries(record).filter(([field]) => FIELDS.includes(field)));

const SettingsPage = () => {
  const notify = useNotify();
  return (
    <>
      <PageTitle title="messageSettings.title" />
      <EditBase
        resource="messageSettings"
        id={ID}
        redirect={false}
        mutationMode="pessimistic"
        transform={(record: MessageSettings) => sent(record)}
        mutationOptions={{
          onSuccess: () => notify('messageSettings.saved', { type: 'success' }),
        }}
      >
        <SettingsForm />
      </EditBase>
      <TrialButton id={ID} />
      <HistorySection resource="messageSettings" id={ID} />
    </>
  );
};

export default SettingsPage;
