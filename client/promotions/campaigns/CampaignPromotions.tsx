/** The promotions of a campaign, the latest first. */
import {
  Button,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableFooter,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { LinkBase, useCanAccess, useGetList, useTranslate } from 'react-admin';
import type { Campaign } from '#contract/promotions/campaigns';
import type { Promotion } from '#contract/promotions/promotions';
import { createLink } from '../../links.ts';
import { FirstInstant } from '../../ui/record/FirstInstant.tsx';
import { LastInstant } from '../../ui/record/LastInstant.tsx';
import { PromotionPhaseChip } from '../shared/promotionPhase.tsx';
import { HiddenGiftCosts, Spent } from '../shared/Spent.tsx';
import { useMoney } from '../../ui/record/money.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';

const SHOWN = 50;
const TOTAL = { fontWeight: 600, color: 'text.primary', fontSize: 'inherit' } as const;
const NUMBER = { textAlign: 'right', whiteSpace: 'nowrap' } as const;

const Head = () => {
  const translate = useTranslate();
  return (
    <TableHead>
      <TableRow>
        {['name', 'phase'].map((field) => (
          <TableCell key={field}>{translate(`resources.promotions.fields.${field}`)}</TableCell>
        ))}
        <TableCell>{translate('promotions.window')}</TableCell>
        <TableCell sx={NUMBER}>{translate('resources.promotions.fields.uses')}</TableCell>
        <TableCell sx={NUMBER}>{translate('resources.promotions.fields.spent')}</TableCell>
      </TableRow>
    </TableHead>
  );
};

const Row = ({ promotion }: { promotion: Promotion }) => {
  const translate = useTranslate();
  const count = useCount();
  const { spent = 0 } = promotion;
  return (
    <TableRow>
      <TableCell>
        <RecordLink resource="promotions" id={promotion.id} to="show">
          {promotion.name}
        </RecordLink>
      </TableCell>
      <TableCell>
        <PromotionPhaseChip phase={promotion.phase} />
      </TableCell>
      <TableCell>
        <FirstInstant at={promotion.startsAt} /> –{' '}
        {promotion.endsAt === null ? (
          translate('campaigns.noEnd')
        ) : (
          <LastInstant at={promotion.endsAt} />
        )}
      </TableCell>
      <TableCell sx={NUMBER}>{count(promotion.uses ?? 0)}</TableCell>
      <TableCell sx={NUMBER}>
        <Spent
          spent={spent}
          budget={promotion.terms.limits.budget}
          label={translate('campaigns.spent')}
        />
      </TableCell>
    </TableRow>
  );
};

/** The sums of all rows; what gifts cost is in none of them for people who do not see costs. */
const Foot = ({ promotions }: { promotions: readonly Promotion[] }) => {
  const translate = useTranslate();
  const count = useCount();
  const money = useMoney();
  const isHidden = promotions.some(({ spent }) => spent === null);
  const sum = (figures: readonly number[]) => figures.reduce((all, figure) => all + figure, 0);
  return (
    <TableFooter>
      <TableRow>
        <TableCell component="th" scope="row" colSpan={3} sx={TOTAL}>
          {translate('campaigns.total', { smart_count: promotions.length })}
        </TableCell>
        <TableCell sx={{ ...TOTAL, ...NUMBER }}>
          {count(sum(promotions.map(({ uses = 0 }) => uses)))}
        </TableCell>
        <TableCell sx={{ ...TOTAL, ...NUMBER }}>
          {isHidden ? (
            <HiddenGiftCosts />
          ) : (
            money(sum(promotions.map(({ spent = 0 }) => spent ?? 0)))
          )}
        </TableCell>
      </TableRow>
    </TableFooter>
  );
};

export const CampaignPromotions = ({
  campaign: { id, startsAt, endsAt, archivedAt },
}: {
  campaign: Campaign;
}) => {
  const translate = useTranslate();
  const { canAccess } = useCanAccess({ resource: 'promotions', action: 'create' });
  const query = useGetList<Promotion>('promotions', {
    filter: { campaignId: id },
    pagination: { page: 1, perPage: SHOWN },
    sort: { field: 'startsAt', order: 'DESC' },
  });
  const { data, total = 0 } = query;
  const now = Date.now();
  const begins = Math.max(startsAt, now);
  // What runs past the end of its campaign cannot be submitted.
  const isOver = endsAt !== null && endsAt <= now;
  const toCreate = createLink('promotions', { campaignId: id, startsAt: begins, endsAt });
  const add = canAccess && archivedAt === null && !isOver && (
    <Button variant="outlined" component={LinkBase} to={toCreate}>
      {translate('campaigns.addPromotion')}
    </Button>
  );
  return (
    <Section title="campaigns.sections.promotions" actions={add}>
      {data === undefined ? (
        <Loading query={query} height={120} />
      ) : data.length === 0 ? (
        <Typography color="text.secondary">{translate('campaigns.noPromotions')}</Typography>
      ) : (
        <TableContainer
          tabIndex={0}
          role="region"
          aria-label={translate('campaigns.sections.promotions')}
        >
          <Table size="small">
            <Head />
            <TableBody>
              {data.map((promotion) => (
                <Row key={promotion.id} promotion={promotion} />
              ))}
            </TableBody>
            {data.length > 1 && total === data.length && <Foot promotions={data} />}
          </Table>
          {total > data.length && (
            <Typography color="text.secondary" sx={{ mt: 1 }}>
              {translate('campaigns.morePromotions', { smart_count: total - data.length })}
            </Typography>
          )}
        </TableContainer>
      )}
    </Section>
  );
};
