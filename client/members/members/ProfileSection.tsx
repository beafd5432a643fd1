import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { type Member, PROFILE_FIELDS, type ProfileField } from '#contract/members/members';
import { Facts } from '../../ui/record/Facts.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { Section } from '../../ui/record/Section.tsx';

/** Fields whose values have names in both languages. */
const NAMED: Partial<Record<ProfileField, string>> = {
  ageBand: 'members.ageBands',
  education: 'members.educations',
};

/** What is known, who said it, and when; nothing where nobody did. */
const useFact = ({ profileSources, ...member }: Member) => {
  const translate = useTranslate();
  return (field: ProfileField) => {
    const value = member[field];
    const words = Array.isArray(value)
      ? value.join(translate('layout.listSeparator'))
      : value && NAMED[field]
        ? translate(`${NAMED[field]}.${value}`)
        : value;
    const said = profileSources[field];
    if (!words || !said) return null;
    return (
      <>
        {words}
        <Box sx={{ color: 'text.secondary', fontSize: 'body2.fontSize' }}>
          {translate(`members.profileSources.${said.source}`)}
          {' · '}
          <Instant at={said.at} />
        </Box>
      </>
    );
  };
};

export const ProfileSection = ({ member }: { member: Member }) => {
  const translate = useTranslate();
  const factOf = useFact(member);
  const facts = PROFILE_FIELDS.flatMap((field) => {
    const value = factOf(field);
    return value ? [{ label: `resources.members.fields.${field}`, value }] : [];
  });
  const empty =
    member.profilingConsent === false ? 'members.profile.refused' : 'members.profile.empty';
  return (
    <Section title="members.sections.profile">
      {facts.length > 0 ? (
        <Facts facts={facts} />
      ) : (
        <Typography variant="body2" color="text.secondary">
          {translate(empty)}
        </Typography>
      )}
    </Section>
  );
};
