/** The rule in words, how many members meet it now, and some of them. */
import { Box, Typography } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useDataProvider, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { Rule } from '#contract/members/segmentRules';
import type { SegmentPreview } from '#contract/members/segments';
import type { Api } from '../../../api.ts';
import { showLink } from '../../../links.ts';
import { useCount } from '../../../ui/list/useCount.ts';
import { Money } from '../../../ui/record/money.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { usePaused } from '../../../ui/usePaused.ts';
import { useRuleWords } from './useRuleWords.ts';

export const RulePreview = ({ source = 'rule' }: { source?: string }) => {
  const translate = useTranslate();
  const count = useCount();
  const words = useRuleWords();
  const api = useDataProvider<Api>();
  // Compared by what it says: the form makes a new object where it says the same.
  const present = JSON.stringify(useWatch({ name: source }) ?? null);
  const written = usePaused(present, 500);
  const { data: rule } = Rule.safeParse(JSON.parse(written));
  const { data, isError, isPlaceholderData } = useQuery({
    queryKey: ['segments', 'preview', rule],
    queryFn: async ({ signal }) =>
      (await api.call<SegmentPreview>('POST', '/segments/preview', { rule }, signal)).data,
    enabled: rule !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });
  // The figures of another rule would be taken for those of this one.
  const isCounting = isPlaceholderData || present !== written;
  return (
    <Section title="rules.preview">
      {rule === undefined ? (
        <Typography color="text.secondary">{translate('rules.unfinished')}</Typography>
      ) : (
        <Typography sx={{ mb: 1 }}>{words(rule)}</Typography>
      )}
      {isError && <Typography color="error">{translate('rules.previewFailed')}</Typography>}
      {rule !== undefined && data && (
        <>
          <Typography aria-live="polite" sx={{ fontWeight: 600 }}>
            {isCounting
              ? translate('rules.counting')
              : translate('rules.found', {
                  smart_count: data.members,
                  members: count(data.members),
                  all: count(data.outOf),
                })}
          </Typography>
          {!isCounting && data.sample.length > 0 && (
            <Box component="details" sx={{ mt: 1 }}>
              <Box component="summary" sx={{ cursor: 'pointer' }}>
                {translate('rules.sample', { smart_count: data.sample.length })}
              </Box>
              <Box component="ul" sx={{ m: 0, mt: 1, pl: 2.5 }}>
                {data.sample.map(({ id, name, externalId, revenue }) => (
                  <li key={id}>
                    <Link to={showLink('members', id)}>{name ?? externalId}</Link>{' '}
                    <Money amount={revenue} />
                  </li>
                ))}
              </Box>
            </Box>
          )}
        </>
      )}
    </Section>
  );
};
