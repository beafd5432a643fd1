/** On the page of a ticket that was drawn to be reviewed: for whoever may review it, until somebody has. */
import { Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import type { TicketDetail } from '#contract/service/tickets';
import { Section } from '../../ui/record/Section.tsx';
import { useNewestCard } from './useNewestCard.ts';
import { useReach } from './useReach.ts';
import { ReviewDialog } from './ReviewDialog.tsx';
import { newestWeek, useSample } from './useSample.ts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

const Asked = ({ ticket }: { ticket: TicketDetail }) => {
  const translate = useTranslate();
  const { timeZone } = useStoreSettings();
  const { reviews } = useReach();
  const [isOpen, setOpen] = useState(false);
  const week = newestWeek(timeZone);
  const { data = [] } = useSample(week);
  const card = useNewestCard();
  const drawn = data.find(
    ({ agentId, tickets }) =>
      reviews(agentId) &&
      tickets.some(({ ticketId, reviewId }) => ticketId === ticket.id && reviewId === null),
  );
  if (!drawn || !card) return null;
  return (
    <Section title="qualityReviews.sections.sample">
      <Typography sx={{ mb: 1 }}>
        {translate('qualityReviews.drawnOf', { name: drawn.agentName ?? '–' })}
      </Typography>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {translate('qualityReviews.review')}
      </Button>
      {isOpen && (
        <ReviewDialog
          card={card}
          of={{ ticketId: ticket.id, ticketNumber: ticket.number, agentId: drawn.agentId, week }}
          onClose={() => setOpen(false)}
        />
      )}
    </Section>
  );
};

const TicketReview = () => {
  const ticket = useRecordContext<TicketDetail>();
  const { reviewsAny } = useReach();
  // Only what was resolved is drawn.
  if (!ticket || !reviewsAny || ticket.resolvedAt === null) return null;
  return <Asked ticket={ticket} />;
};
export default TicketReview;
