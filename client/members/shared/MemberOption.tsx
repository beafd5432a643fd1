/** A member among those that were found: number, level and phone tell people of one name apart. */
import { Box } from '@mui/material';
import { useRecordContext } from 'react-admin';
import type { Member } from '#contract/members/members';
import { useAudienceName } from '../../platform/shared/audience/useAudienceChoices.ts';

type Found = Pick<Member, 'name' | 'externalId' | 'level' | 'phone'>;

export const MemberOption = () => {
  const nameOf = useAudienceName();
  const member = useRecordContext<Found & { id: number }>();
  if (!member) return null;
  const { name, externalId, level, phone } = member;
  const facts = [name ? externalId : null, level && nameOf('levels', level), phone];
  return (
    <span>
      {name ?? externalId}
      <Box component="span" sx={{ color: 'text.secondary', fontSize: 12.5 }}>
        {facts.flatMap((fact) => (fact ? ` · ${fact}` : []))}
      </Box>
    </span>
  );
};
