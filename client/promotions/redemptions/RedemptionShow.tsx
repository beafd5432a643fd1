/** What an order took of promotions: its lines with what came off each and why, and what became of it. */
import { Box, Link } from '@mui/material';
import { useRecordContext, useRouterProvider, useTranslate } from 'react-admin';
import type { Redemption, RedemptionStatus } from '#contract/promotions/redemptions';
import { AudienceNames } from '../../platform/shared/fields/RecordNames.tsx';
import { listLink } from '../../links.ts';
import { Facts } from '../../ui/record/Facts.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { MemberLink } from '../../members/shared/members.tsx';
import { Money } from '../../ui/record/money.tsx';
import { PointsOutcome } from '../shared/quotes/PointsOutcome.tsx';
import { QuoteLines } from '../shared/quotes/QuoteLines.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { StatusTimes } from '../../ui/record/StatusTimes.tsx';
import { VerdictList } from '../shared/verdicts/VerdictList.tsx';
import { RedemptionStatusChip } from './RedemptionStatusChip.tsx';
import { Gap } from '../../ui/record/Gap.tsx';

const Header = () => {
  const redemption = useRecordContext<Redemption>();
  if (!redemption) return null;
  return (
    <>
      <RedemptionStatusChip status={redemption.status} />
      <strong>
        <Money amount={redemption.total} />
      </strong>
    </>
  );
};

/** When it was reserved, paid and given back, as far as it has come. */
const Outcome = ({ redemption }: { redemption: Redemption }) => {
  const translate = useTranslate();
  const { status, createdAt, expiresAt, committedAt, closedAt } = redemption;
  const times: { status: RedemptionStatus; at: number }[] = [{ status: 'reserved', at: createdAt }];
  if (committedAt !== null) times.push({ status: 'committed', at: committedAt });
  if (closedAt !== null && closedAt !== committedAt)
    times.push({ status: status === 'returned' ? 'returned' : 'released', at: closedAt });
  return (
    <>
      <StatusTimes
        times={times}
        renderStatus={(reached) => <RedemptionStatusChip status={reached} />}
      />
      <Box sx={{ mt: 1.5 }}>
        {translate(`redemptions.became.${status}`)}
        {status === 'reserved' && (
          <>
            <Gap />
            <Instant at={expiresAt} />
          </>
        )}
      </Box>
    </>
  );
};

const Main = () => {
  const redemption = useRecordContext<Redemption>();
  if (!redemption) return null;
  const { quote } = redemption;
  return (
    <>
      <Section title="redemptions.sections.lines">
        <QuoteLines quote={quote} />
        <PointsOutcome quote={quote} />
      </Section>
      <Section title="redemptions.sections.became">
        <Outcome redemption={redemption} />
      </Section>
      <Section title="redemptions.sections.verdicts" help="redemptions.verdictsHelp">
        <VerdictList verdicts={quote.verdicts} refusedCodes={quote.refusedCodes} />
      </Section>
    </>
  );
};

const Rail = () => {
  const redemption = useRecordContext<Redemption>();
  const { Link: RouterLink } = useRouterProvider();
  if (!redemption) return null;
  const { orderId, memberId, channel, goods, discount, points, pointsAmount, total, quote } =
    redemption;
  const label = (field: string) => `resources.redemptions.fields.${field}`;
  const facts = [
    {
      label: label('orderId'),
      value: (
        <Link
          component={RouterLink}
          to={listLink('orders', { filter: { q: orderId } })}
          sx={{ fontWeight: 500 }}
        >
          {orderId}
        </Link>
      ),
    },
    { label: label('memberId'), value: <MemberLink id={memberId} /> },
    {
      label: label('channel'),
      value: channel && <AudienceNames kind="channels" keys={[channel]} />,
    },
    { label: label('goods'), value: <Money amount={goods} /> },
    { label: label('discount'), value: <Money amount={discount} /> },
    ...(points > 0
      ? [
          { label: label('points'), value: points },
          { label: label('pointsAmount'), value: <Money amount={pointsAmount} /> },
        ]
      : []),
    { label: label('total'), value: <Money amount={total} /> },
    { label: 'redemptions.pricedAt', value: <Instant at={quote.at} /> },
  ];
  return (
    <Section title="redemptions.sections.facts">
      <Facts facts={facts} />
    </Section>
  );
};

const RedemptionShow = () => (
  <ShowPage header={<Header />} rail={<Rail />}>
    <Main />
  </ShowPage>
);
export default RedemptionShow;
