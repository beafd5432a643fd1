import { Country } from '../../ui/record/country.tsx';
import { Box } from '@mui/material';
import { Suspense, useState } from 'react';
import { useCanAccess, useRecordContext, useTranslate } from 'react-admin';
import type { Member, Revealed } from '#contract/members/members';
import { mayBeAddedTo } from '#rules/members/erased';
import { Facts } from '../../ui/record/Facts.tsx';
import { useAudienceName } from '../../platform/shared/audience/useAudienceChoices.ts';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { Money } from '../../ui/record/money.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { formatBirthday } from '../../ui/record/dayText.ts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { memberVerbs } from '../shared/memberSections.ts';
import { ErasedChip } from './ErasedChip.tsx';
import { ErasedNotice } from './ErasedNotice.tsx';
import { MergedChip } from '../shared/MergedChip.tsx';
import { MergedNotice } from './MergedNotice.tsx';
import { ConsentSection } from './ConsentSection.tsx';
import { ProfileSection } from './ProfileSection.tsx';
import { MemberTabs } from './MemberTabs.tsx';
import { ProvisionalChip } from './ProvisionalChip.tsx';
import { RevealButton } from './RevealButton.tsx';
import { useSeesPersonal } from './useSeesPersonal.ts';

const Header = () => {
  const member = useRecordContext<Member>();
  const nameOf = useAudienceName();
  if (!member) return null;
  const isErased = !mayBeAddedTo(member);
  const isMerged = member.mergedInto !== null;
  return (
    <>
      {isErased && <ErasedChip />}
      {isMerged && <MergedChip />}
      {member.provisional && !isErased && !isMerged && <ProvisionalChip />}
      {member.level && !isMerged && <strong>{nameOf('levels', member.level)}</strong>}
      <span>{member.externalId}</span>
      <Box sx={{ ml: { sm: 'auto' }, display: 'flex', gap: 1 }}>
        {memberVerbs.parts
          .filter(({ ofRecord = false }) => !isErased && (!isMerged || ofRecord))
          .map(({ key, Content }) => (
            <Suspense key={key}>
              <Content />
            </Suspense>
          ))}
      </Box>
    </>
  );
};

/** Phone, e-mail and address: masked, unless the role needs them or somebody said why. */
const Contact = ({ member }: { member: Member }) => {
  const [revealed, setRevealed] = useState<Revealed>();
  const { canAccess } = useCanAccess({ resource: 'members', action: 'reveal' });
  const isMasked = !useSeesPersonal() && revealed?.id !== member.id;
  const { phone, email, address } = revealed?.id === member.id ? revealed : member;
  const hasData = Boolean(phone ?? email ?? address);
  return (
    <Section title="members.sections.contact">
      <Facts
        facts={[
          { label: 'resources.members.fields.phone', value: phone },
          { label: 'resources.members.fields.email', value: email },
          { label: 'resources.members.fields.address', value: address },
        ]}
      />
      {isMasked && hasData && canAccess && (
        <Box sx={{ mt: 1.5 }}>
          <RevealButton member={member} onRevealed={setRevealed} />
        </Box>
      )}
    </Section>
  );
};

const MemberFacts = ({ member }: { member: Member }) => {
  const translate = useTranslate();
  const nameOf = useAudienceName();
  const { locale } = useStoreSettings();
  const { gender, language, birthday } = member;
  return (
    <Section title="members.sections.facts">
      <Facts
        facts={[
          { label: 'resources.members.fields.orderCount', value: member.orderCount },
          { label: 'resources.members.fields.revenue', value: <Money amount={member.revenue} /> },
          { label: 'resources.members.fields.returned', value: <Money amount={member.returned} /> },
          {
            label: 'resources.members.fields.firstOrderAt',
            value: <Instant at={member.firstOrderAt} />,
          },
          {
            label: 'resources.members.fields.lastOrderAt',
            value: <Instant at={member.lastOrderAt} />,
          },
          { label: 'resources.members.fields.joinedAt', value: <Instant at={member.joinedAt} /> },
          {
            label: 'resources.members.fields.channel',
            value: member.channel && nameOf('channels', member.channel),
          },
          {
            label: 'resources.members.fields.groups',
            value: member.groups
              .map((key) => nameOf('groups', key))
              .join(translate('layout.listSeparator')),
          },
          {
            label: 'resources.members.fields.country',
            value: <Country country={member.country} />,
          },
          {
            label: 'resources.members.fields.language',
            value: language && translate(`layout.languages.${language}`, { _: language }),
          },
          {
            label: 'resources.members.fields.gender',
            value: gender && translate(`members.genders.${gender}`),
          },
          {
            label: 'resources.members.fields.birthday',
            value: birthday && formatBirthday(birthday, locale),
          },
        ]}
      />
    </Section>
  );
};

const Rail = () => {
  const member = useRecordContext<Member>();
  if (!member) return null;
  const isErased = !mayBeAddedTo(member);
  const isLiving = !isErased && member.mergedInto === null;
  return (
    <>
      {!isErased && <Contact member={member} />}
      {isLiving && <ConsentSection member={member} />}
      <MemberFacts member={member} />
      {isLiving && <ProfileSection member={member} />}
      <HistorySection />
    </>
  );
};

const Main = () => {
  const member = useRecordContext<Member>();
  return (
    <>
      {member?.erasedAt && <ErasedNotice at={member.erasedAt} />}
      {member && member.mergedInto !== null && <MergedNotice memberId={member.mergedInto} />}
      <MemberTabs />
    </>
  );
};

const MemberShow = () => (
  <ShowPage header={<Header />} rail={<Rail />}>
    <Main />
  </ShowPage>
);
export default MemberShow;
