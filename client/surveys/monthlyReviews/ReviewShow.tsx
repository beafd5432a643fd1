/** The satisfaction of a month: what moved, each survey with its figures, and what people say about it. */
import { Alert, Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { REVIEW_CUTS, type ShownReview, type SurveyReview } from '#contract/surveys/monthlyReviews';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { formatDay } from '../../ui/record/dayText.ts';
import { Facts } from '../../ui/record/Facts.tsx';
import { FigureVerbs } from '../../ui/record/FigureVerbs.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { ActionSection } from './ActionSection.tsx';
import { AskedTable } from './AskedTable.tsx';
import { FigureSection } from './FigureSection.tsx';
import { MovedSection } from './MovedSection.tsx';
import { NoteSection } from './NoteSection.tsx';
import { PartSection } from './PartSection.tsx';
import { TopicSection } from './TopicSection.tsx';
import { useReviewCsv } from './useReviewCsv.ts';

const Title = () => {
  const translate = useTranslate();
  const review = useRecordContext<ShownReview>();
  const { locale } = useStoreSettings();
  return (
    <span>
      {review &&
        translate('monthlyReviews.titleOf', {
          month: formatDay(review.month, locale, { year: 'numeric', month: 'long' }),
        })}
    </span>
  );
};

/** What came after the figures were written. */
const Later = ({ review, survey }: { review: ShownReview; survey: SurveyReview }) => {
  const translate = useTranslate();
  const later = review.later.find(({ surveyId }) => surveyId === survey.surveyId);
  if (!later) return null;
  const lines = [
    ...(later.responses > 0
      ? [translate('monthlyReviews.later.responses', { smart_count: later.responses })]
      : []),
    ...(later.responses < 0
      ? [translate('monthlyReviews.later.takenAway', { smart_count: -later.responses })]
      : []),
    ...(later.completed > 0
      ? [translate('monthlyReviews.later.completed', { smart_count: later.completed })]
      : []),
  ];
  return lines.length === 0 ? null : (
    <Alert severity="info" sx={{ mb: 1 }}>
      {lines.join(translate('layout.sentenceSeparator'))}
    </Alert>
  );
};

const OneSurvey = ({ review, survey }: { review: ShownReview; survey: SurveyReview }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const count = useCount();
  return (
    <Section title={toText(survey.names)}>
      <Later review={review} survey={survey} />
      <Typography color="text.secondary" sx={{ mb: 1 }}>
        {translate('monthlyReviews.counted', {
          smart_count: survey.responses,
          n: count(survey.responses),
          before: count(survey.responsesBefore),
          suspect: count(survey.suspect),
        })}
      </Typography>
      <FigureSection survey={survey} />
      {REVIEW_CUTS.map((by) => (
        <PartSection key={by} survey={survey} by={by} />
      ))}
      <TopicSection survey={survey} words={review.words} />
      <AskedTable asked={survey.asked} />
    </Section>
  );
};

const Main = () => {
  const review = useRecordContext<ShownReview>();
  if (!review) return null;
  return (
    <>
      <MovedSection review={review} />
      {review.surveys.map((survey) => (
        <OneSurvey key={survey.surveyId} review={review} survey={survey} />
      ))}
      <ActionSection review={review} />
      <NoteSection review={review} />
    </>
  );
};

const Header = () => {
  const review = useRecordContext<ShownReview>();
  const toCsv = useReviewCsv();
  if (!review) return null;
  return (
    <FigureVerbs
      fileName={`satisfaction-${review.month.slice(0, 7)}.csv`}
      csv={() => toCsv(review)}
    />
  );
};

const Rail = () => {
  const translate = useTranslate();
  const count = useCount();
  const review = useRecordContext<ShownReview>();
  if (!review) return null;
  const label = (field: string) => `resources.monthlyReviews.fields.${field}`;
  return (
    <>
      <Section title="monthlyReviews.factsTitle">
        <Facts
          facts={[
            { label: label('responses'), value: count(review.responses) },
            { label: label('moved'), value: count(review.moved) },
            { label: label('missed'), value: count(review.missed) },
            { label: label('createdAt'), value: <Instant at={review.createdAt} /> },
            { label: 'monthlyReviews.asOf', value: <Instant at={review.asOf} /> },
          ]}
        />
        <Typography color="text.secondary" sx={{ mt: 1 }}>
          {translate('monthlyReviews.frozen')}
        </Typography>
      </Section>
      <HistorySection />
    </>
  );
};

const ReviewShow = () => (
  <ShowPage title={<Title />} header={<Header />} rail={<Rail />}>
    <Main />
  </ShowPage>
);
export default ReviewShow;
