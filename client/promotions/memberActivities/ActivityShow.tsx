/** An activity: its terms, the odds of a draw, and its entries. */
import { Link, Typography } from '@mui/material';
import { useRecordContext, useRouterProvider, useTranslate } from 'react-admin';
import type { GivesCodes } from '#contract/promotions/coupons';
import type { MemberActivity } from '#contract/promotions/memberActivities';
import { listLink } from '../../links.ts';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { Facts } from '../../ui/record/Facts.tsx';
import { FirstInstant } from '../../ui/record/FirstInstant.tsx';
import { LastInstant } from '../../ui/record/LastInstant.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { RecordSections } from '../../ui/record/RecordSections.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { ActivityStateChip } from '../shared/activityApprovals/ActivityStateChip.tsx';
import { ApprovalAlert } from '../shared/activityApprovals/ApprovalAlert.tsx';
import { ApprovalVerbs } from '../shared/activityApprovals/ApprovalVerbs.tsx';
import { useMostPoints } from '../shared/activityApprovals/useMostPoints.ts';
import { ArchiveVerbs } from '../shared/ArchiveVerbs.tsx';
import { NoCodesAlert } from '../shared/NoCodesAlert.tsx';
import { useAudienceText } from '../shared/useAudienceText.ts';
import { useActivityWords } from './ActivityParts.tsx';
import { DrawSection } from './DrawSection.tsx';
import { givenFacts } from './givenFacts.tsx';

const Title = () => {
  const toText = useLocalize();
  return <span>{toText(useRecordContext<MemberActivity>()?.names)}</span>;
};

const Header = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const count = useCount();
  const activity = useRecordContext<MemberActivity>();
  if (!activity) return null;
  return (
    <>
      <ActivityStateChip activity={activity} />
      <span>{translate(`memberActivities.kinds.${activity.kind}`)}</span>
      <ApprovalVerbs activity={activity} />
      <ArchiveVerbs
        resource="memberActivities"
        record={activity}
        textsOf={(change) => ({
          label: `memberActivities.${change}.verb`,
          title: translate(`memberActivities.${change}.title`, { name: toText(activity.names) }),
          lines: [
            translate(`memberActivities.${change}.text`, { entries: count(activity.entryCount) }),
          ],
          success: `memberActivities.${change}.done`,
        })}
      />
    </>
  );
};

const Main = () => {
  const toText = useLocalize();
  const count = useCount();
  const words = useActivityWords();
  const audienceText = useAudienceText();
  const { most } = useMostPoints();
  const { Link: RouterLink } = useRouterProvider();
  const activity = useRecordContext<MemberActivity & GivesCodes>();
  if (!activity) return null;
  const { id, kind, code, themes, descriptions, campaignId, campaignName, waiting } = activity;
  const label = (field: string) => `resources.memberActivities.fields.${field}`;
  const toEntries = (filter: object) =>
    listLink('memberEntries', { filter: { activityId: id, ...filter } });
  return (
    <>
      <ApprovalAlert activity={activity} />
      {activity.archivedAt === null && <NoCodesAlert fault={activity.codesFault} />}
      <Section title="memberActivities.sections.terms">
        {toText(themes) && <Typography sx={{ fontWeight: 600 }}>{toText(themes)}</Typography>}
        {toText(descriptions) && (
          <Typography sx={{ mb: 1.5, whiteSpace: 'pre-line' }}>{toText(descriptions)}</Typography>
        )}
        <Facts
          facts={[
            {
              label: label('campaignId'),
              value: (
                <RecordLink resource="campaigns" id={campaignId} to="show">
                  {campaignName ?? `#${campaignId}`}
                </RecordLink>
              ),
            },
            { label: label('startsAt'), value: <FirstInstant at={activity.startsAt} /> },
            { label: label('endsAt'), value: <LastInstant at={activity.endsAt} /> },
            { label: label('audience._'), value: audienceText(activity) },
            { label: label('perMember._'), value: words.perMember(activity) },
            ...givenFacts(activity, { label, count, toText, most }),
            {
              label: label('entryCount'),
              value: (
                <Link component={RouterLink} to={toEntries({ takesPlace: true })}>
                  {words.entries(activity)}
                </Link>
              ),
            },
            ...(kind === 'contest'
              ? [
                  {
                    label: label('waiting'),
                    value: (
                      <Link component={RouterLink} to={toEntries({ state: 'waiting' })}>
                        {count(waiting)}
                      </Link>
                    ),
                  },
                  { label: label('won'), value: count(activity.won) },
                ]
              : []),
            { label: label('code'), value: code },
          ]}
        />
      </Section>
      {kind === 'draw' && <DrawSection activity={activity} />}
      <RecordSections of="memberActivities" />
    </>
  );
};

const ActivityShow = () => (
  <ShowPage title={<Title />} header={<Header />} rail={<HistorySection />}>
    <Main />
  </ShowPage>
);
export default ActivityShow;
