/** The member activities of a campaign, the latest first. */
import {
  Button,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { LinkBase, useCanAccess, useGetList, useTranslate } from 'react-admin';
import type { Campaign } from '#contract/promotions/campaigns';
import type { MemberActivity } from '#contract/promotions/memberActivities';
import type { CampaignEntryFigures, EntryFigures } from '#contract/promotions/memberEntries';
import { createLink, listLink } from '../../links.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { FirstInstant } from '../../ui/record/FirstInstant.tsx';
import { LastInstant } from '../../ui/record/LastInstant.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { useMoney } from '../../ui/record/money.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { ActivityStateChip } from '../shared/activityApprovals/ActivityStateChip.tsx';
import { costOf, EntryTotals } from './EntryTotals.tsx';
import { useEntryFigures } from './useEntryFigures.ts';

const SHOWN = 50;
const NUMBER = { textAlign: 'right', whiteSpace: 'nowrap' } as const;
const label = (field: string) => `resources.memberActivities.fields.${field}`;

interface RowProps {
  activity: MemberActivity;
  figures: EntryFigures | undefined;
}
const Row = ({ activity, figures }: RowProps) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const count = useCount();
  const money = useMoney();
  return (
    <TableRow>
      <TableCell>
        <RecordLink resource="memberActivities" id={activity.id} to="show">
          {toText(activity.names)}
        </RecordLink>
      </TableCell>
      <TableCell>{translate(`memberActivities.kinds.${activity.kind}`)}</TableCell>
      <TableCell>
        <ActivityStateChip activity={activity} />
      </TableCell>
      <TableCell>
        <FirstInstant at={activity.startsAt} /> – <LastInstant at={activity.endsAt} />
      </TableCell>
      <TableCell sx={NUMBER}>
        <LinkBase
          to={listLink('memberEntries', { filter: { activityId: activity.id, takesPlace: true } })}
        >
          {count(activity.entryCount)}
        </LinkBase>
      </TableCell>
      <TableCell sx={NUMBER}>{count(figures?.members ?? 0)}</TableCell>
      <TableCell sx={NUMBER}>{money(figures ? costOf(figures) : 0)}</TableCell>
      <TableCell sx={NUMBER}>{count(figures?.orders ?? 0)}</TableCell>
    </TableRow>
  );
};

interface TableProps {
  activities: readonly MemberActivity[];
  figures: CampaignEntryFigures;
}
const Activities = ({ activities, figures }: TableProps) => {
  const translate = useTranslate();
  const byId = new Map(figures.activities.map((one) => [one.id, one]));
  return (
    <TableContainer
      tabIndex={0}
      role="region"
      aria-label={translate('campaigns.sections.activities')}
    >
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{translate(label('names'))}</TableCell>
            <TableCell>{translate(label('kind'))}</TableCell>
            <TableCell>{translate('resources.campaigns.fields.phase')}</TableCell>
            <TableCell>{translate('promotions.window')}</TableCell>
            <TableCell sx={NUMBER}>{translate(label('entryCount'))}</TableCell>
            {['members', 'cost', 'orders'].map((figure) => (
              <TableCell key={figure} sx={NUMBER}>
                {translate(`campaigns.entryFigures.${figure}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {activities.map((activity) => (
            <Row key={activity.id} activity={activity} figures={byId.get(activity.id)} />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
};

export const CampaignActivities = ({
  campaign: { id, startsAt, endsAt, archivedAt },
}: {
  campaign: Campaign;
}) => {
  const translate = useTranslate();
  const { canAccess } = useCanAccess({ resource: 'memberActivities', action: 'create' });
  const query = useGetList<MemberActivity>('memberActivities', {
    filter: { campaignId: id },
    pagination: { page: 1, perPage: SHOWN },
    sort: { field: 'startsAt', order: 'DESC' },
  });
  const { data } = query;
  const figures = useEntryFigures(id);
  const now = Date.now();
  const isOver = endsAt !== null && endsAt <= now;
  const toCreate = createLink('memberActivities', {
    source: JSON.stringify({
      campaignId: id,
      startsAt: Math.max(startsAt, now),
      ...(endsAt && { endsAt }),
    }),
  });
  const add = canAccess && archivedAt === null && !isOver && (
    <Button variant="outlined" component={LinkBase} to={toCreate}>
      {translate('campaigns.addActivity')}
    </Button>
  );
  return (
    <Section title="campaigns.sections.activities" actions={add}>
      {data === undefined || figures.data === undefined ? (
        <Loading query={data === undefined ? query : figures} height={80} />
      ) : data.length === 0 ? (
        <Typography color="text.secondary">{translate('campaigns.noActivities')}</Typography>
      ) : (
        <>
          <EntryTotals total={figures.data.total} />
          <Activities activities={data} figures={figures.data} />
        </>
      )}
    </Section>
  );
};
