import {
  required,
  SelectInput,
  TextInput,
  useDataProvider,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import { ROLES } from '#contract/platform/access';
import { StaffInput, type StaffMember } from '#contract/platform/staff';
import type { Api } from '../../api.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { Facts } from '../../ui/record/Facts.tsx';
import { Form } from '../../ui/form/Form.tsx';
import { HistorySection } from '../shared/HistorySection.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { RecordSections } from '../../ui/record/RecordSections.tsx';
import { EditPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useAct } from '../../ui/feedback/useAct.ts';
import { useAccount } from '../shared/useAccount.ts';
import { PasswordLinkButton } from './PasswordLinkButton.tsx';
import { ActiveChip, SecondFactor } from './StaffChips.tsx';

const Verbs = ({ id, name, active }: StaffMember) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const { act, pending } = useAct('staff', 'reactivation', { success: 'staff.reactivatedNotice' });
  const verbs: Verb[] = [
    {
      key: 'deactivate',
      label: 'staff.deactivate',
      isAllowed: active,
      tone: 'danger',
      confirm: () => ({
        title: translate('staff.deactivateTitle', { name }),
        lines: [translate('staff.deactivateText', { name })],
        perform: () => api.act('staff', id, 'deactivation'),
        success: 'staff.deactivatedNotice',
      }),
    },
    {
      key: 'reactivate',
      label: 'staff.reactivate',
      isAllowed: !active,
      pending,
      onSelect: () => void act(id),
    },
  ];
  return <VerbBar verbs={verbs} />;
};

const Header = () => {
  const person = useRecordContext<StaffMember>();
  const account = useAccount();
  if (!person) return null;
  return (
    <>
      <ActiveChip active={person.active} />
      {account?.id !== person.id && <PasswordLinkButton person={person} />}
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
    mutationMode="pessimistic"
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
    <RecordSections of="staff" />
  </EditPage>
);

export default StaffEdit;
