/** The head and the rail of a page of what a member did: entered an activity, or redeemed a reward. */
import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { MemberLink } from '../../members/shared/members.tsx';
import { useAudienceName } from '../../platform/shared/audience/useAudienceChoices.ts';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { PersonName } from '../../platform/shared/PersonName.tsx';
import { type Fact, Facts } from '../../ui/record/Facts.tsx';
import { Section } from '../../ui/record/Section.tsx';

interface HeaderProps {
  state: ReactNode;
  memberId: number;
  verbs: ReactNode;
}
export const MemberRecordHeader = ({ state, memberId, verbs }: HeaderProps) => (
  <>
    {state}
    <MemberLink id={memberId} />
    <Box sx={{ ml: { sm: 'auto' } }}>{verbs}</Box>
  </>
);

interface RailProps {
  resource: 'memberEntries' | 'redeemedRewards';
  record: { level: string | null; externalId: string | null; actorName: string };
  /** What it is about; who did it follows. */
  facts: readonly Fact[];
}
export const MemberRecordRail = ({ resource, record, facts }: RailProps) => {
  const nameOf = useAudienceName();
  const { level, externalId, actorName } = record;
  const label = (field: string) => `resources.${resource}.fields.${field}`;
  return (
    <>
      <Section title={`${resource}.sections.facts`}>
        <Facts
          facts={[
            ...facts,
            { label: label('level'), value: level && nameOf('levels', level) },
            { label: label('externalId'), value: externalId },
            { label: label('actorName'), value: <PersonName name={actorName} /> },
          ]}
        />
      </Section>
      <HistorySection />
    </>
  );
};
