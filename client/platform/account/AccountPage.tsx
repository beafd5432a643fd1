import { useTranslate } from 'react-admin';
import { Facts } from '../../ui/record/Facts.tsx';
import { PageTitle } from '../../ui/record/PageTitle.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useAccount } from '../shared/useAccount.ts';
import { PasswordSection } from './PasswordSection.tsx';
import { SessionsSection } from './SessionsSection.tsx';
import { TwoFactorSection } from './TwoFactorSection.tsx';

const AccountPage = () => {
  const translate = useTranslate();
  const account = useAccount();
  if (!account) return null;
  return (
    <>
      <PageTitle title="layout.account" />
      <Section title="account.profile">
        <Facts
          facts={[
            { label: 'resources.staff.fields.name', value: account.name },
            { label: 'resources.staff.fields.email', value: account.email },
            { label: 'resources.staff.fields.role', value: translate(`roles.${account.role}`) },
          ]}
        />
      </Section>
      <PasswordSection />
      <TwoFactorSection enabled={account.twoFactorEnabled} />
      <SessionsSection />
    </>
  );
};

export default AccountPage;
