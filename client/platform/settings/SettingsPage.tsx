import { Alert } from '@mui/material';
import {
  EditBase,
  type RaRecord,
  ShowBase,
  useCanAccess,
  useNotify,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import type { Settings, SettingsInput } from '#contract/platform/settings';
import { Facts } from '../../ui/record/Facts.tsx';
import { HistorySection } from '../shared/HistorySection.tsx';
import { PageTitle } from '../../ui/record/PageTitle.tsx';
import { FieldValue } from '../shared/fields/FieldValue.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useRefreshAccount } from '../shared/useAccount.ts';
import { SettingsForm } from './SettingsForm.tsx';

/** The settings are one record. */
const ID = 1;
const READ = ['storeName', 'currency', 'timeZone', 'language'] as const;

const Reading = () => {
  const translate = useTranslate();
  const record = useRecordContext<SettingsInput & { id: number }>();
  if (!record) return null;
  return (
    <Section>
      <Alert severity="info" sx={{ mb: 2 }}>
        {translate('settings.readOnly')}
      </Alert>
      <Facts
        facts={READ.map((field) => ({
          label: `resources.settings.fields.${field}`,
          value: <FieldValue resource="settings" field={field} value={record[field]} />,
        }))}
      />
    </Section>
  );
};

const Writing = () => {
  const translate = useTranslate();
  const record = useRecordContext<Settings>();
  if (!record) return null;
  return (
    <>
      {record.isRecounting && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {translate('settings.recounting')}
        </Alert>
      )}
      <SettingsForm />
    </>
  );
};

const SettingsPage = () => {
  const notify = useNotify();
  const refreshAccount = useRefreshAccount();
  const { canAccess, isPending } = useCanAccess({ resource: 'settings', action: 'edit' });
  const onSuccess = ({ isRecounting }: Partial<RaRecord>) => {
    notify(isRecounting ? 'settings.savedRecounting' : 'settings.saved', { type: 'success' });
    void refreshAccount();
  };
  if (isPending) return null;
  return (
    <>
      <PageTitle title="settings.title" />
      {canAccess ? (
        <EditBase
          resource="settings"
          id={ID}
          redirect={false}
          mutationMode="pessimistic"
          mutationOptions={{ onSuccess }}
        >
          <Writing />
        </EditBase>
      ) : (
        <ShowBase resource="settings" id={ID}>
          <Reading />
        </ShowBase>
      )}
      <HistorySection resource="settings" id={ID} />
    </>
  );
};

export default SettingsPage;
