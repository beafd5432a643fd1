import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { CONSENTS, type ConsentKind, type Member } from '#contract/members/members';
import { Facts } from '../../ui/record/Facts.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { Section } from '../../ui/record/Section.tsx';

/** Whether the member allows it, where that was said, and when. */
const Consent = ({ member, kind }: { member: Member; kind: ConsentKind }) => {
  const translate = useTranslate();
  const granted = member[`${kind}Consent`];
  const source = member[`${kind}ConsentSource`];
  if (granted === null) return translate('members.consent.notAsked');
  return (
    <>
      {translate(`members.consent.${granted}`)}
      <Box sx={{ color: 'text.secondary', fontSize: 'body2.fontSize' }}>
        {/* What the console itself writes has a word; what the store sends stands as it is. */}
        {source && translate(`members.consentSources.${source}`, { _: source })}
        {' · '}
        <Instant at={member[`${kind}ConsentAt`]} />
      </Box>
    </>
  );
};

export const ConsentSection = ({ member }: { member: Member }) => (
  <Section title="members.sections.consent">
    <Facts
      facts={CONSENTS.map((kind) => ({
        label: `resources.members.fields.${kind}Consent`,
        value: <Consent member={member} kind={kind} />,
      }))}
    />
  </Section>
);
