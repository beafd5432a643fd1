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
import { campaignPhase } from '#rules/promotions/campaigns';
import { createLink } from '../../links.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { FirstInstant } from '../../ui/record/FirstInstant.tsx';
import { LastInstant } from '../../ui/record/LastInstant.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { StatusChip } from '../../ui/record/StatusChip.tsx';
import { CAMPAIGN_TONES } from '../shared/campaignTones.ts';

const SHOWN = 50;
const NUMBER = { textAlign: 'right', whiteSpace: 'nowrap' } as const;
const label = (field: string) => `resources.memberActivities.fields.${field}`;

const Row = ({ activity }: { activity: MemberActivity }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const count = useCount();
  const phase = campaignPhase(activity, Date.now());
  return (
    <TableRow>
      <TableCell>
        <RecordLink resource="memberActivities" id={activity.id} to="show">
          {toText(activity.names)}
        </RecordLink>
      </TableCell>
      <TableCell>{translate(`memberActivities.kinds.${activity.kind}`)}</TableCell>
      <TableCell>
        <StatusChip tone={CAMPAIGN_TONES[phase]} label={`campaigns.phases.${phase}`} />
      </TableCell>
      <TableCell>
        <FirstInstant at={activity.startsAt} /> – <LastInstant at={activity.endsAt} />
      </TableCell>
      <TableCell sx={NUMBER}>{count(activity.entryCount)}</TableCell>
    </TableRow>
  );
};

const Activities = ({ activities }: { activities: readonly MemberActivity[] }) => {
  const translate = useTranslate();
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
          </TableRow>
        </TableHead>
        <TableBody>
          {activities.map((activity) => (
            <Row key={activity.id} activity={activity} />
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
      {data === undefined ? (
        <Loading query={query} height={80} />
      ) : data.length === 0 ? (
        <Typography color="text.secondary">{translate('campaigns.noActivities')}</Typography>
      ) : (
        <Activities activities={data} />
      )}
    </Section>
  );
};
