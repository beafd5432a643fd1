/** What an order took of promotions: its lines with what came off each and why, and what became of it. */
import { Box, Link } from '@mui/material';
import { useRecordContext, useRouterProvider, useTranslate } from 'react-admin';
import type { Redemption } from '#contract/promotions/redemptions';
import { Facts } from '../../ui/record/Facts.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { MemberLink } from '../../members/shared/members.tsx';
import { Money } from '../../ui/record/money.tsx';
import { QuoteLines } from '../shared/quotes/QuoteLines.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { VerdictList } from '../shared/verdicts/VerdictList.tsx';
import { RedemptionStatusChip } from './RedemptionStatusChip.tsx';

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

/** When it was reserved, paid and given back, as far as it came. */
const Became = ({ redemption }: { redemption: Redemption }) => {
  const translate = useTranslate();
  const { status, createdAt, expiresAt, committedAt, closedAt } = redemption;
  const steps = [
    ['reserved', createdAt],
    ...(committedAt === null ? [] : [['committed', committedAt] as const]),
    ...(closedAt === null || closedAt === committedAt
      ? []
      : [[status === 'returned' ? 'returned' : 'released', closedAt] as const]),
  ] as const;
  return (
    <>
      <Box
        component="ol"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          display: 'flex',
          flexWrap: 'wrap',
          columnGap: 4,
          rowGap: 1,
        }}
      >
        {steps.map(([name, at]) => (
          <Box
            component="li"
            key={name}
            sx={{ display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: 0.5 }}
          >
            <RedemptionStatusChip status={name} />
            <Instant at={at} />
          </Box>
        ))}
      </Box>
      <Box sx={{ mt: 1.5 }}>
        {translate(`redemptions.became.${status}`)}
        {status === 'reserved' && (
          <>
            {' '}
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
      </Section>
      <Section title="redemptions.sections.became">
        <Became redemption={redemption} />
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
  const { orderId, memberId, channel, goods, discount, total, quote } = redemption;
  const label = (field: string) => `resources.redemptions.fields.${field}`;
  const filter = encodeURIComponent(JSON.stringify({ q: orderId }));
  const facts = [
    {
      label: label('orderId'),
      value: (
        <Link component={RouterLink} to={`/orders?filter=${filter}`} sx={{ fontWeight: 500 }}>
          {orderId}
        </Link>
      ),
    },
    { label: label('memberId'), value: <MemberLink id={memberId} /> },
    { label: label('channel'), value: channel },
    { label: label('goods'), value: <Money amount={goods} /> },
    { label: label('discount'), value: <Money amount={discount} /> },
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
