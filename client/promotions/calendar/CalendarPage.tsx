/** Promotions over time: which run when, which overlap, and which days are still free. */
import { Button, type Theme, Typography, useMediaQuery } from '@mui/material';
import { useMemo } from 'react';
import { LinkBase, useCanAccess, useTranslate } from 'react-admin';
import { containsWords } from '#shared/searchText';
import { pageLink } from '../../links.ts';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { PageTitle } from '../../ui/record/PageTitle.tsx';
import { CalendarTable } from './CalendarTable.tsx';
import { rangeOf, sharedTimes } from './geometry.ts';
import { Legend } from './Legend.tsx';
import { Timeline } from './Timeline.tsx';
import { Toolbar } from './Toolbar.tsx';
import { type Shown, useAddress } from './useAddress.ts';
import { type Entry, useCalendar } from './useCalendar.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';

const NONE: readonly Entry[] = [];

const isShown =
  ({ q, lane, phase, campaignId }: Shown) =>
  (entry: Entry) =>
    containsWords(q, entry.name) &&
    (lane === null || entry.lane === lane) &&
    (phase === null ? entry.phase !== 'archived' : entry.phase === phase) &&
    (campaignId === null || entry.campaignId === campaignId);

const CalendarPage = () => {
  const translate = useTranslate();
  const { shown, change } = useAddress();
  const isSmall = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'), { noSsr: true });
  const { canAccess: mayMove = false } = useCanAccess({ resource: 'promotions', action: 'edit' });
  const { scale, anchor, q, lane, phase, campaignId, view } = shown;
  const range = useMemo(() => rangeOf(anchor, scale), [anchor, scale]);
  const query = useCalendar(range);
  const { data } = query;
  const all = data?.promotions ?? NONE;
  const entries = useMemo(
    () => all.filter(isShown({ scale, anchor, view, q, lane, phase, campaignId })),
    [all, scale, anchor, view, q, lane, phase, campaignId],
  );
  const shared = useMemo(() => sharedTimes(data?.overlaps ?? []), [data]);
  const hasTimeline = !isSmall;
  return (
    <>
      <PageTitle title="promotionCalendar.title">
        <Button component={LinkBase} to={pageLink('/promotionConflicts')}>
          {translate('promotionConflicts.open')}
        </Button>
      </PageTitle>
      <Toolbar shown={shown} change={change} hasTimeline={hasTimeline} />
      {data === undefined ? (
        <Loading query={query} height={420} />
      ) : hasTimeline && view === 'timeline' ? (
        <>
          <Timeline
            entries={entries}
            shared={shared}
            lane={lane}
            scale={scale}
            anchor={anchor}
            range={range}
            mayMove={mayMove}
          />
          <Legend />
          {mayMove && (
            <Typography color="text.secondary" sx={{ mt: 1, fontSize: 13 }}>
              {translate('promotionCalendar.hint')}
            </Typography>
          )}
        </>
      ) : entries.length === 0 ? (
        <EmptyState title="promotionCalendar.empty.title" text="promotionCalendar.empty.text" />
      ) : (
        <CalendarTable entries={entries} shared={shared} />
      )}
    </>
  );
};

export default CalendarPage;
