/** One review: marks by criterion, the comment, and what the agent says to it. */
import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useGetOne, useRecordContext, useTranslate } from 'react-admin';
import type { QualityCard } from '#contract/service/qualityCards';
import type { QualityReviewDetail } from '#contract/service/qualityReviews';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { useAccount } from '../../platform/shared/useAccount.ts';
import { formatDay } from '../../ui/record/dayText.ts';
import { Facts } from '../../ui/record/Facts.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { useRate } from '../../ui/record/rate.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { AnswerDialog } from './AnswerDialog.tsx';
import { EarlierVerdicts } from './EarlierVerdicts.tsx';
import { useAct } from '../../ui/feedback/useAct.ts';
import { ReviewDialog } from './ReviewDialog.tsx';
import { useReach } from './useReach.ts';

const label = (field: string) => `resources.qualityReviews.fields.${field}`;
const WORDS = { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' } as const;

const useCard = (id: number | undefined) =>
  useGetOne<QualityCard>('qualityCards', { id: id ?? 0 }, { enabled: id !== undefined }).data;

const Title = () => <span>{useRecordContext<QualityReviewDetail>()?.ticketNumber}</span>;

/** Whoever is reviewed says to have read it. */
const ReadVerb = ({ review: { id } }: { review: QualityReviewDetail }) => {
  const translate = useTranslate();
  const { act, pending } = useAct('qualityReviews', 'reading', { success: 'qualityReviews.saved' });
  return (
    <Button loading={pending} onClick={() => void act(id, {})}>
      {translate('qualityReviews.markRead')}
    </Button>
  );
};

/** Whoever is reviewed answers; others correct what was reviewed. */
const Verbs = ({ review }: { review: QualityReviewDetail }) => {
  const translate = useTranslate();
  const [isOpen, setOpen] = useState(false);
  const account = useAccount();
  const { reviews } = useReach();
  const card = useCard(review.cardId);
  const isOwn = account?.id === review.agentId;
  const offersDialog = isOwn ? review.answeredAt === null : reviews(review.agentId) && card;
  const close = () => setOpen(false);
  return (
    <>
      {isOwn && review.readAt === null && <ReadVerb review={review} />}
      {offersDialog && (
        <Button variant="contained" onClick={() => setOpen(true)}>
          {translate(isOwn ? 'qualityReviews.answer' : 'qualityReviews.correct')}
        </Button>
      )}
      {isOpen && isOwn && <AnswerDialog review={review} onClose={close} />}
      {isOpen && !isOwn && card && <ReviewDialog card={card} of={review} onClose={close} />}
    </>
  );
};

const Header = () => {
  const rate = useRate();
  const review = useRecordContext<QualityReviewDetail>();
  if (!review) return null;
  return (
    <>
      <strong>{rate(review.score)}</strong>
      <span>{review.agentName ?? '–'}</span>
      <Box sx={{ ml: { sm: 'auto' }, display: 'flex', gap: 1 }}>
        <Verbs review={review} />
      </Box>
    </>
  );
};

const Main = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const rate = useRate();
  const review = useRecordContext<QualityReviewDetail>();
  const card = useCard(review?.cardId);
  if (!review) return null;
  const { marks, comment, answer, answeredAt } = review;
  return (
    <>
      <Section title="qualityReviews.sections.marks">
        <Facts
          facts={(card?.criteria ?? []).map(({ key, names, weight }) => ({
            label: translate('qualityReviews.weighted', {
              name: toText(names),
              weight: rate(weight),
            }),
            value: translate(`qualityReviews.marks.${marks[key] ?? 0}`),
          }))}
        />
      </Section>
      <Section title={label('comment')}>
        <Typography sx={WORDS}>{comment}</Typography>
      </Section>
      <Section title={label('answer')} help="qualityReviews.help.answer">
        <Typography sx={WORDS}>{answer ?? translate('qualityReviews.notAnswered')}</Typography>
        {answeredAt !== null && <Instant at={answeredAt} />}
      </Section>
      <EarlierVerdicts earlier={review.earlier} criteria={card?.criteria ?? []} />
    </>
  );
};

const Rail = () => {
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  const review = useRecordContext<QualityReviewDetail>();
  if (!review) return null;
  const { ticketId, ticketNumber, week, reviewerName, createdAt, readAt } = review;
  return (
    <>
      <Section title="qualityReviews.sections.facts">
        <Facts
          facts={[
            {
              label: label('ticketId'),
              value: (
                <RecordLink resource="tickets" id={ticketId} to="show">
                  {ticketNumber}
                </RecordLink>
              ),
            },
            { label: label('week'), value: formatDay(week, locale) },
            { label: label('reviewerName'), value: reviewerName },
            { label: label('createdAt'), value: <Instant at={createdAt} /> },
            {
              label: label('readAt'),
              value:
                readAt === null ? translate('qualityReviews.notRead') : <Instant at={readAt} />,
            },
          ]}
        />
      </Section>
      <HistorySection />
    </>
  );
};

const QualityReviewShow = () => (
  <ShowPage title={<Title />} header={<Header />} rail={<Rail />}>
    <Main />
  </ShowPage>
);
export default QualityReviewShow;
