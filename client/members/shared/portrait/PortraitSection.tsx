/** A member's tags with who gave them, and the segments that they are in. */
import { Box, Chip, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useRecordContext, useTranslate } from 'react-admin';
import type { Member } from '#contract/members/members';
import type { MemberSegment } from '#contract/members/segments';
import type { MemberTag } from '#contract/members/tags';
import { mayBeAddedTo } from '#rules/members/erased';
import { usePersonName } from '../../../platform/shared/PersonName.tsx';
import type { Api } from '../../../api.ts';
import { useInstant } from '../../../ui/record/instant.tsx';
import { useLocalize } from '../../../ui/record/localized.tsx';
import { RecordLink } from '../../../ui/record/RecordLink.tsx';
import { useRuleWords } from '../rules/useRuleWords.ts';
import { TagMemberButton } from './TagMemberButton.tsx';

interface Portrait {
  tags: MemberTag[];
  segments: MemberSegment[];
}

const TagLine = ({ tag }: { tag: MemberTag }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const instant = useInstant();
  const words = useRuleWords();
  const toName = usePersonName();
  const { names, color, rule, source, actorName, since, computedAt } = tag;
  return (
    <Box component="li" sx={{ mb: 0.75 }}>
      <Chip
        size="small"
        label={toText(names)}
        variant="outlined"
        {...(color && { sx: { borderColor: color, borderWidth: 2 } })}
      />
      <Typography component="div" sx={{ color: 'text.secondary', fontSize: 12.5 }}>
        {rule
          ? translate('tags.byRuleSince', {
              rule: words(rule),
              since: instant(since),
              at: instant(computedAt),
            })
          : translate(`tags.given.${source}`, { name: toName(actorName), since: instant(since) })}
      </Typography>
    </Box>
  );
};

const PortraitSection = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const instant = useInstant();
  const api = useDataProvider<Api>();
  const member = useRecordContext<Member>();
  const { data } = useQuery({
    queryKey: ['members', 'portrait', member?.id],
    queryFn: async ({ signal }) =>
      (await api.call<Portrait>('GET', `/members/${member?.id}/portrait`, undefined, signal)).data,
    enabled: member !== undefined,
  });
  if (!member || !data) return null;
  const { tags, segments } = data;
  return (
    <>
      {tags.length === 0 && (
        <Typography color="text.secondary">{translate('tags.noneOfMember')}</Typography>
      )}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {tags.map((tag) => (
          <TagLine key={tag.id} tag={tag} />
        ))}
      </Box>
      {mayBeAddedTo(member) && <TagMemberButton memberIds={[member.id]} tags={tags} />}
      <Typography variant="h3" sx={{ mt: 2, mb: 1 }}>
        {translate('segments.ofMember')}
      </Typography>
      {segments.length === 0 && (
        <Typography color="text.secondary">{translate('segments.noneOfMember')}</Typography>
      )}
      <Box component="ul" sx={{ m: 0, pl: 2.5, '& a': { display: 'inline-block', py: '2px' } }}>
        {segments.map(({ id, names, since, computedAt }) => (
          <li key={id}>
            <RecordLink resource="segments" id={id}>
              {toText(names)}
            </RecordLink>
            <Typography component="div" sx={{ color: 'text.secondary', fontSize: 12.5 }}>
              {translate('segments.since', { since: instant(since), at: instant(computedAt) })}
            </Typography>
          </li>
        ))}
      </Box>
    </>
  );
};
export default PortraitSection;
