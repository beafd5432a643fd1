/** The tickets of a week to review, drawn for each agent. */
import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import { Box, Button, IconButton, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { AgentSample } from '#contract/service/qualityReviews';
import { addDays } from '#shared/days';
import { useAccount } from '../../platform/shared/useAccount.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { formatPeriod } from '../../ui/record/dayText.ts';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { type Drawn, ReviewDialog } from './ReviewDialog.tsx';
import { useNewestCard } from './useNewestCard.ts';
import { newestWeek, useSample, WEEK } from './useSample.ts';

const Drawings = ({
  sample,
  isOwn,
  onReview,
}: {
  sample: AgentSample;
  isOwn: boolean;
  onReview: (ticket: AgentSample['tickets'][number]) => void;
}) => {
  const translate = useTranslate();
  return (
    <Box sx={{ mb: 1.5 }}>
      <Typography variant="h3" component="h3">
        {sample.agentName ?? '–'}
      </Typography>
      <Typography color="text.secondary">
        {translate('qualityReviews.drawn', {
          smart_count: sample.tickets.length,
          of: sample.resolved,
        })}
      </Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {sample.tickets.map((ticket) => (
          <li key={ticket.ticketId}>
            <RecordLink resource="tickets" id={ticket.ticketId} to="show">
              {ticket.ticketNumber}
            </RecordLink>{' '}
            {ticket.subject}{' '}
            {ticket.reviewId !== null && (
              <RecordLink resource="qualityReviews" id={ticket.reviewId} to="show">
                {translate('qualityReviews.reviewed')}
              </RecordLink>
            )}
            {ticket.reviewId === null && !isOwn && (
              <Button
                size="small"
                onClick={() => onReview(ticket)}
                aria-label={translate('qualityReviews.reviewOf', { number: ticket.ticketNumber })}
              >
                {translate('qualityReviews.review')}
              </Button>
            )}
          </li>
        ))}
      </Box>
    </Box>
  );
};

export const SampleSection = () => {
  const translate = useTranslate();
  const account = useAccount();
  const { timeZone, locale } = useStoreSettings();
  const newest = newestWeek(timeZone);
  const [week, setWeek] = useState(newest);
  const [drawn, setDrawn] = useState<Drawn>();
  const query = useSample(week);
  const card = useNewestCard();
  const { data } = query;
  return (
    <Section title="qualityReviews.sections.sample" help="qualityReviews.help.sample">
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mb: 1 }}>
        <IconButton
          onClick={() => setWeek(addDays(week, -WEEK))}
          aria-label={translate('qualityReviews.weekBefore')}
        >
          <ChevronLeft />
        </IconButton>
        <span>{formatPeriod(week, addDays(week, WEEK), locale)}</span>
        <IconButton
          disabled={week >= newest}
          onClick={() => setWeek(addDays(week, WEEK))}
          aria-label={translate('qualityReviews.weekAfter')}
        >
          <ChevronRight />
        </IconButton>
      </Box>
      {!data && <Loading query={query} height={120} />}
      {data?.length === 0 && <Typography>{translate('qualityReviews.nothingDrawn')}</Typography>}
      {data?.map((sample) => (
        <Drawings
          key={sample.agentId}
          sample={sample}
          isOwn={sample.agentId === account?.id}
          onReview={({ ticketId, ticketNumber }) =>
            setDrawn({ ticketId, ticketNumber, agentId: sample.agentId, week })
          }
        />
      ))}
      {drawn && card && <ReviewDialog card={card} of={drawn} onClose={() => setDrawn(undefined)} />}
    </Section>
  );
};
