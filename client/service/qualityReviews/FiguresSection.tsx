/** The mean score of each agent over the last twelve weeks. */
import { Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useTranslate } from 'react-admin';
import { type AgentQuality, LEAST_REVIEWS } from '#contract/service/qualityReviews';
import { mondayOf } from '#rules/service/qualityReviews';
import { addDays, dayOf } from '#shared/days';
import type { Api } from '../../api.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { Facts } from '../../ui/record/Facts.tsx';
import { useRate } from '../../ui/record/rate.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

const WEEKS = 12;
const DAYS = 7 * WEEKS;

export const FiguresSection = () => {
  const translate = useTranslate();
  const rate = useRate();
  const api = useDataProvider<Api>();
  const { timeZone } = useStoreSettings();
  const to = mondayOf(dayOf(Date.now(), timeZone));
  const from = addDays(to, -DAYS);
  const query = useQuery({
    queryKey: ['qualityReviews', 'figures', from, to],
    queryFn: async ({ signal }) =>
      (
        await api.call<AgentQuality[]>(
          'GET',
          `/qualityReviews/figures?from=${from}&to=${to}`,
          undefined,
          signal,
        )
      ).data,
  });
  const { data } = query;
  const meanOf = ({ reviews, mean }: AgentQuality): string =>
    mean === null
      ? translate('qualityReviews.tooFew', { smart_count: reviews, least: LEAST_REVIEWS })
      : translate('qualityReviews.mean', {
          score: rate(mean.score),
          low: rate(mean.low),
          high: rate(mean.high),
          smart_count: reviews,
        });
  return (
    <Section title="qualityReviews.sections.figures" help="qualityReviews.help.figures">
      {!data && <Loading query={query} height={60} />}
      {data?.length === 0 && <Typography>{translate('qualityReviews.noFigures')}</Typography>}
      {data && data.length > 0 && (
        <Facts
          facts={data.map((agent) => ({ label: agent.agentName ?? '–', value: meanOf(agent) }))}
        />
      )}
    </Section>
  );
};
