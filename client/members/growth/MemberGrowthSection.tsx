/** A member's growth, which counts towards levels: the sum and the newest entries, each with why. */
import { useQuery } from '@tanstack/react-query';
import { Box, Typography } from '@mui/material';
import { useDataProvider, useRecordContext, useTranslate } from 'react-admin';
import type { ExplainedGrowth, MemberGrowth } from '#contract/members/growth';
import type { Member } from '#contract/members/members';
import type { Api } from '../../api.ts';
import { usePersonName } from '../../platform/shared/PersonName.tsx';
import { ExportLink } from '../../ui/list/ExportLink.tsx';
import { Facts } from '../../ui/record/Facts.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { Arithmetic } from '../shared/Arithmetic.tsx';
import { CauseLink } from '../shared/CauseLink.tsx';
import { RuleText } from '../shared/RuleText.tsx';
import { usePointWords } from '../shared/usePointWords.ts';
import { WhyDrawer } from '../shared/WhyDrawer.tsx';

const NEWEST_FIRST = { field: 'recordedAt', order: 'DESC' };

const useMemberGrowth = (memberId: number) => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['members', 'growth', memberId],
    enabled: memberId > 0,
    queryFn: async ({ signal }) =>
      (await api.call<MemberGrowth>('GET', `/members/${memberId}/growth`, undefined, signal)).data,
  });
};

const Explanation = ({ entry }: { entry: ExplainedGrowth }) => {
  const translate = useTranslate();
  const toName = usePersonName();
  const words = usePointWords();
  const { programmeNumber, reason, ruleKey, detail } = entry;
  const label = (field: string) => `resources.growthEntries.fields.${field}`;
  return (
    <>
      <Facts
        facts={[
          { label: label('growth'), value: words.signed(entry.growth) },
          { label: label('sourceId'), value: <CauseLink entry={entry} /> },
          { label: label('day'), value: words.day(entry.day) },
          { label: label('occurredAt'), value: <Instant at={entry.occurredAt} /> },
          { label: label('recordedAt'), value: <Instant at={entry.recordedAt} /> },
          { label: label('actorName'), value: toName(entry.actorName) },
          { label: label('reason'), value: reason },
        ].filter(({ value }) => value !== null)}
      />
      {ruleKey !== '' && programmeNumber !== null && (
        <RuleText number={programmeNumber} ruleKey={ruleKey} />
      )}
      {detail && <Arithmetic detail={detail} gave="growth" />}
      {entry.type === 'reverse' && (
        <Typography sx={{ mt: 1 }}>{translate('growth.whyReversed')}</Typography>
      )}
    </>
  );
};

const EntryLine = ({ entry }: { entry: ExplainedGrowth }) => {
  const translate = useTranslate();
  const words = usePointWords();
  const title = `${translate(`growth.types.${entry.type}`)} ${words.signed(entry.growth)}`;
  return (
    <Box component="li" sx={{ mb: 0.75, display: 'flex', alignItems: 'start', gap: 1 }}>
      <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
        {translate(`growth.types.${entry.type}`)} <strong>{words.signed(entry.growth)}</strong>
        <Typography component="div" sx={{ color: 'text.secondary', fontSize: 12.5 }}>
          <CauseLink entry={entry} />
          {translate('layout.partSeparator')}
          {entry.type === 'reverse'
            ? translate('growth.reversedOn', {
                day: words.dayOfInstant(entry.recordedAt),
                counted: words.day(entry.day),
              })
            : words.day(entry.day)}
        </Typography>
      </Box>
      <WhyDrawer title={title}>{() => <Explanation entry={entry} />}</WhyDrawer>
    </Box>
  );
};

const MemberGrowthSection = () => {
  const translate = useTranslate();
  const member = useRecordContext<Member>();
  const words = usePointWords();
  const { data } = useMemberGrowth(member?.id ?? 0);
  if (!member || !data) return null;
  if (data.total === 0) return <>{translate('growth.none')}</>;
  const older = data.total - data.entries.length;
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        {translate('growth.inAll')}
        <Box component="strong" sx={{ fontSize: 18 }}>
          {words.count(data.growth)}
        </Box>
        <WhyDrawer title={`${translate('growth.inAll')} ${words.count(data.growth)}`}>
          {() => <Typography>{translate('growth.why')}</Typography>}
        </WhyDrawer>
      </Box>
      <Typography variant="h3" sx={{ mt: 2, mb: 1 }}>
        {translate('growth.newest')}
      </Typography>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {data.entries.map((entry) => (
          <EntryLine key={entry.id} entry={entry} />
        ))}
      </Box>
      <ExportLink name="growthEntries" filter={{ memberId: member.id }} sort={NEWEST_FIRST} />
      {older > 0 && (
        <Typography sx={{ color: 'text.secondary' }}>
          {translate('growth.more', { smart_count: older, n: words.count(older) })}
        </Typography>
      )}
    </>
  );
};
export default MemberGrowthSection;
