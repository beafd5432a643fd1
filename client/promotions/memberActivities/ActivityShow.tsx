/** An activity: its terms, the odds of a draw, and its entries. */
import { Box, Link, Typography } from '@mui/material';
import {
  useCanAccess,
  useDataProvider,
  useRecordContext,
  useRedirect,
  useRouterProvider,
  useTranslate,
} from 'react-admin';
import type { MemberActivity } from '#contract/promotions/memberActivities';
import type { Api } from '../../api.ts';
import { editLink, listLink } from '../../links.ts';
import { useLevelNames } from '../../platform/shared/audience/useLevelsText.ts';
import { useAudienceName } from '../../platform/shared/audience/useAudienceChoices.ts';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { useCount } from '../../ui/list/useCount.ts';
import { Facts } from '../../ui/record/Facts.tsx';
import { FirstInstant } from '../../ui/record/FirstInstant.tsx';
import { LastInstant } from '../../ui/record/LastInstant.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { PeriodStateChip } from '../shared/PeriodStateChip.tsx';
import { useActivityWords } from './ActivityParts.tsx';
import { DrawSection } from './DrawSection.tsx';
import { givenFacts } from './givenFacts.tsx';

const Title = () => {
  const toText = useLocalize();
  return <span>{toText(useRecordContext<MemberActivity>()?.names)}</span>;
};

const Verbs = ({ activity }: { activity: MemberActivity }) => {
  const translate = useTranslate();
  const redirect = useRedirect();
  const toText = useLocalize();
  const count = useCount();
  const api = useDataProvider<Api>();
  const { id, names, version, archivedAt, entryCount } = activity;
  const isArchived = archivedAt !== null;
  const change = isArchived ? 'restore' : 'archive';
  const verbs: Verb[] = [
    {
      key: change,
      label: `memberActivities.${change}.verb`,
      tone: isArchived ? 'normal' : 'danger',
      confirm: () => ({
        title: translate(`memberActivities.${change}.title`, { name: toText(names) }),
        lines: [translate(`memberActivities.${change}.text`, { entries: count(entryCount) })],
        perform: () =>
          api.act('memberActivities', id, isArchived ? 'restoration' : 'archival', { version }),
        success: `memberActivities.${change}.done`,
      }),
    },
    {
      key: 'edit',
      label: 'ra.action.edit',
      variant: 'contained',
      isAllowed: !isArchived,
      onSelect: () => redirect(editLink('memberActivities', id)),
    },
  ];
  return (
    <Box sx={{ ml: { sm: 'auto' }, display: 'flex', gap: 1 }}>
      <VerbBar verbs={verbs} />
    </Box>
  );
};

const Header = () => {
  const translate = useTranslate();
  const activity = useRecordContext<MemberActivity>();
  const { canAccess } = useCanAccess({ resource: 'memberActivities', action: 'edit' });
  if (!activity) return null;
  return (
    <>
      <PeriodStateChip period={activity} />
      <span>{translate(`memberActivities.kinds.${activity.kind}`)}</span>
      {canAccess && <Verbs activity={activity} />}
    </>
  );
};

const useAudienceText = () => {
  const translate = useTranslate();
  const levelNames = useLevelNames();
  const nameOf = useAudienceName();
  return ({ audience }: MemberActivity) => {
    const { groups, segments = [] } = audience;
    const names = [
      ...levelNames(audience),
      ...groups.map((key) => nameOf('groups', key)),
      ...segments.map((key) => nameOf('segments', key)),
    ];
    return names.join(translate('layout.listSeparator')) || translate('pointRewards.everybody');
  };
};

const Main = () => {
  const toText = useLocalize();
  const count = useCount();
  const words = useActivityWords();
  const audienceText = useAudienceText();
  const { Link: RouterLink } = useRouterProvider();
  const activity = useRecordContext<MemberActivity>();
  if (!activity) return null;
  const { id, kind, code, themes, descriptions, campaignId, campaignName, waiting } = activity;
  const label = (field: string) => `resources.memberActivities.fields.${field}`;
  const toEntries = (filter: object) =>
    listLink('memberEntries', { filter: { activityId: id, ...filter } });
  return (
    <>
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
            ...givenFacts(activity, { label, count, toText }),
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
    </>
  );
};

const ActivityShow = () => (
  <ShowPage title={<Title />} header={<Header />} rail={<HistorySection />}>
    <Main />
  </ShowPage>
);
export default ActivityShow;
