import { Button } from '@mui/material';
import { required, SelectInput, TextInput, useRecordContext, useTranslate } from 'react-admin';
import { ROLES } from '#contract/platform/access';
import { StaffInput, type StaffMember } from '#contract/platform/staff';
import { ConfirmButton } from '../../ui/feedback/ConfirmButton.tsx';
import { Facts } from '../../ui/record/Facts.tsx';
import { Form } from '../../ui/form/Form.tsx';
import { HistorySection } from '../shared/HistorySection.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { EditPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useAct } from '../../ui/feedback/useAct.ts';
import { useAccount } from '../shared/useAccount.ts';
import { ActiveChip, SecondFactor } from './StaffChips.tsx';

const Verbs = ({ id, name, active }: StaffMember) => {
  const translate = useTranslate();
  const deactivation = useAct('staff', 'deactivation', { success: 'staff.deactivatedNotice' });
  const reactivation = useAct('staff', 'reactivation', { success: 'staff.reactivatedNotice' });
  if (!active) {
    return (
      <Button
        variant="outlined"
        disabled={reactivation.pending}
        onClick={() => void reactivation.act(id)}
      >
        {translate('staff.reactivate')}
      </Button>
    );
  }
  return (
    <ConfirmButton
      label="staff.deactivate"
      title={translate('staff.deactivateTitle', { name })}
      onConfirm={() => deactivation.act(id)}
      pending={deactivation.pending}
    >
      {translate('staff.deactivateText', { name })}
    </ConfirmButton>
  );
};

const Header = () => {
  const person = useRecordContext<StaffMember>();
  const account = useAccount();
  if (!person) return null;
  return (
    <>
      <ActiveChip active={person.active} />
      {account?.id !== person.id && <Verbs {...person} />}
    </>
  );
};

const PersonFacts = () => {
  const person = useRecordContext<StaffMember>();
  if (!person) return null;
  return (
    <Section>
      <Facts
        facts={[
          { label: 'resources.staff.fields.email', value: person.email },
          {
            label: 'resources.staff.fields.twoFactorEnabled',
            value: <SecondFactor twoFactorEnabled={person.twoFactorEnabled} />,
          },
          {
            label: 'resources.staff.fields.lastLoginAt',
            value: <Instant at={person.lastLoginAt} />,
          },
          { label: 'resources.staff.fields.createdAt', value: <Instant at={person.createdAt} /> },
        ]}
      />
    </Section>
  );
};

const Inputs = () => {
  const translate = useTranslate();
  const person = useRecordContext<StaffMember>();
  const account = useAccount();
  const isMe = person?.id === account?.id;
  return (
    <Section>
      <TextInput fullWidth source="name" validate={required()} />
      <SelectInput
        source="role"
        fullWidth
        readOnly={isMe}
        helperText={isMe ? 'staff.errors.ownRole' : false}
        choices={ROLES.map((id) => ({ id, name: translate(`roles.${id}`) }))}
        validate={required()}
      />
    </Section>
  );
};

const StaffEdit = () => (
  <EditPage
    header={<Header />}
    rail={
      <>
        <PersonFacts />
        <HistorySection />
      </>
    }
  >
    <Form contract={StaffInput}>
      <Inputs />
    </Form>
  </EditPage>
);

export default StaffEdit;
