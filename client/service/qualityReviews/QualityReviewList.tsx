/** Reviews, with what is to review and what came of it; agents see what is about themselves. */
import FactCheck from '@mui/icons-material/FactCheckOutlined';
import { DataTable, useTranslate } from 'react-admin';
import type { QualityReview } from '#contract/service/qualityReviews';
import { NeedsInput } from '../../platform/shared/attention/NeedsInput.tsx';
import { WaitingHere } from '../../platform/shared/attention/WaitingHere.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { formatDay } from '../../ui/record/dayText.ts';
import { Instant } from '../../ui/record/instant.tsx';
import { useRate } from '../../ui/record/rate.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { FiguresSection } from './FiguresSection.tsx';
import { SampleSection } from './SampleSection.tsx';
import { useReach } from './useReach.ts';

const Column = DataTable.Col<QualityReview>;

const filters = [<NeedsInput key="needs" source="needs" names={['reading']} />];

const Work = () => {
  const { reviewsAny } = useReach();
  return (
    <>
      {reviewsAny && <SampleSection />}
      <FiguresSection />
    </>
  );
};

const Empty = () => (
  <>
    <EmptyState
      icon={FactCheck}
      title="qualityReviews.empty.title"
      text="qualityReviews.empty.text"
    />
    <WaitingHere place="qualityReviews" />
    <Work />
  </>
);

const QualityReviewList = () => {
  const translate = useTranslate();
  const rate = useRate();
  const { locale } = useStoreSettings();
  const answered = ({ answeredAt }: QualityReview) =>
    translate(answeredAt === null ? 'qualityReviews.notAnswered' : 'qualityReviews.answered');
  return (
    <ListPage filters={filters} sort={{ field: 'id', order: 'DESC' }} empty={<Empty />}>
      <WaitingHere place="qualityReviews" />
      <ResponsiveTable<QualityReview>
        bulkActionButtons={false}
        card={{
          title: ({ ticketNumber }) => ticketNumber,
          aside: ({ score }) => rate(score),
          lines: (review) => [review.agentName ?? '–', answered(review)],
        }}
      >
        <Column
          source="ticketId"
          disableSort
          render={({ ticketNumber }) => <RecordLink to="show">{ticketNumber}</RecordLink>}
        />
        <Column source="agentId" disableSort render={({ agentName }) => agentName ?? '–'} />
        <Column source="week" render={({ week }) => formatDay(week, locale)} />
        <Column source="score" render={({ score }) => rate(score)} />
        <Column source="reviewerName" />
        <Column source="answeredAt" render={answered} />
        <Column source="createdAt" render={({ createdAt }) => <Instant at={createdAt} />} />
      </ResponsiveTable>
      <Work />
    </ListPage>
  );
};
export default QualityReviewList;
