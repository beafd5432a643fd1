/** The member's level: what counts now and why, and the verbs of staff. */
import { Box } from '@mui/material';
import { useState } from 'react';
import { useCanAccess, useDataProvider, useTranslate } from 'react-admin';
import type { MemberLevels } from '#contract/members/levels';
import type { Member } from '#contract/members/members';
import { mayBeAddedTo } from '#rules/members/erased';
import { PersonName } from '../../../platform/shared/PersonName.tsx';
import type { Api } from '../../../api.ts';
import { VerbBar } from '../../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../../ui/feedback/verbs.ts';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { GrantDialog } from './GrantDialog.tsx';
import { LevelHistory } from './LevelHistory.tsx';
import { ProgrammeFacts } from './ProgrammeFacts.tsx';
import { useLevelWords } from './useLevelWords.ts';
import { useMemberLevels } from './useMemberLevels.ts';
import { useMemberProgramme } from './useMemberProgramme.ts';

const LevelFacts = ({ level, sentLevel, override }: MemberLevels) => {
  const { until, levelName } = useLevelWords();
  return (
    <Facts
      facts={[
        { label: 'members.levels.now', value: levelName(level) },
        ...(override
          ? [
              { label: 'members.levels.sent', value: levelName(sentLevel) },
              { label: 'members.levels.override', value: `${levelName(override.level)}` },
              { label: 'members.levels.lasts', value: until(override) },
              { label: 'members.levels.by', value: <PersonName name={override.actorName} /> },
              { label: 'ui.reason', value: override.reason },
            ]
          : []),
      ]}
    />
  );
};

export const LevelSection = ({ member }: { member: Pick<Member, 'id' | 'erasedAt'> }) => {
  const memberId = member.id;
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const { data } = useMemberLevels(memberId);
  const programme = useMemberProgramme(memberId);
  const { canAccess: mayGrant = false } = useCanAccess({
    resource: 'members',
    action: 'grantLevel',
  });
  const canAccess = mayGrant && mayBeAddedTo(member);
  const { levelName } = useLevelWords();
  const [isGiving, setIsGiving] = useState(false);
  if (!data) return null;
  const { override, sentLevel } = data;
  /** What counts without what staff gave. */
  const baseLevel = programme?.level ?? sentLevel;
  const verbs: Verb[] = [
    {
      key: 'give',
      label: 'members.levels.give',
      isAllowed: canAccess && override === null,
      onSelect: () => setIsGiving(true),
    },
    {
      key: 'end',
      label: 'members.levels.end',
      isAllowed: canAccess && override !== null,
      confirm: () => ({
        title: 'members.levels.endTitle',
        lines: [translate('members.levels.endText', { level: levelName(baseLevel) })],
        reason: 'required',
        perform: (reason) => api.act('members', memberId, 'levelGrantEnd', { reason }),
        success: 'members.levels.endDone',
      }),
    },
  ];
  return (
    <Section title="members.sections.level">
      <LevelFacts {...data} />
      {programme && <ProgrammeFacts programme={programme} />}
      {canAccess && (
        <Box sx={{ mt: 1.5 }}>
          <VerbBar verbs={verbs} />
        </Box>
      )}
      <LevelHistory history={data.history} total={data.total} />
      {isGiving && (
        <GrantDialog memberId={memberId} baseLevel={baseLevel} onClose={() => setIsGiving(false)} />
      )}
    </Section>
  );
};
