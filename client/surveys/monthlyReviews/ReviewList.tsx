import EventNote from '@mui/icons-material/EventNoteOutlined';
import { Button } from '@mui/material';
import { DataTable, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { MonthlyReview } from '#contract/surveys/monthlyReviews';
import { listLink } from '../../links.ts';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { formatDay } from '../../ui/record/dayText.ts';
import { Instant } from '../../ui/record/instant.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

const Column = DataTable.Col<MonthlyReview>;

const Targets = () => {
  const translate = useTranslate();
  return (
    <Button component={Link} to={listLink('satisfactionTargets')} size="small">
      {translate('monthlyReviews.targets')}
    </Button>
  );
};

const ReviewList = () => {
  const translate = useTranslate();
  const count = useCount();
  const { locale } = useStoreSettings();
  const title = ({ month }: MonthlyReview) =>
    formatDay(month, locale, { year: 'numeric', month: 'long' });
  const moved = ({ moved: figures }: MonthlyReview) =>
    figures === 0 ? translate('surveyResults.change.none') : count(figures);
  return (
    <ListPage
      sort={{ field: 'month', order: 'DESC' }}
      search={false}
      actions={<Targets />}
      empty={
        <EmptyState
          icon={EventNote}
          title="monthlyReviews.empty.title"
          text="monthlyReviews.empty.text"
        />
      }
    >
      <ResponsiveTable<MonthlyReview>
        bulkActionButtons={false}
        card={{
          title,
          aside: ({ responses }) =>
            translate('monthlyReviews.responses', { smart_count: responses }),
          lines: (review) => [
            moved(review),
            translate('monthlyReviews.missedTargets', { smart_count: review.missed }),
          ],
        }}
      >
        <Column source="month" render={(review) => <RecordLink>{title(review)}</RecordLink>} />
        <Column source="responses" render={({ responses }) => count(responses)} />
        <Column source="moved" render={moved} />
        <Column source="missed" render={({ missed }) => count(missed)} />
        <Column source="notes" disableSort render={({ notes }) => count(notes)} />
        <Column source="createdAt" render={({ createdAt }) => <Instant at={createdAt} />} />
      </ResponsiveTable>
    </ListPage>
  );
};
export default ReviewList;
