/** Whatever happened to a code, newest first: each with its time, its order, and for a refusal the reason. */
import AddCircle from '@mui/icons-material/AddCircleOutline';
import Block from '@mui/icons-material/BlockOutlined';
import CardGiftcard from '@mui/icons-material/CardGiftcardOutlined';
import CheckCircle from '@mui/icons-material/CheckCircleOutline';
import EventBusy from '@mui/icons-material/EventBusyOutlined';
import Hourglass from '@mui/icons-material/HourglassEmptyOutlined';
import Person from '@mui/icons-material/PersonOutlined';
import Report from '@mui/icons-material/ReportOutlined';
import Undo from '@mui/icons-material/UndoOutlined';
import { Box, Link } from '@mui/material';
import type { ElementType } from 'react';
import { useRouterProvider, useTranslate } from 'react-admin';
import type { CouponHistory } from '#contract/promotions/coupons/coupon';
import { listLink } from '../../links.ts';
import { Instant } from '../../ui/record/instant.tsx';
import { MemberLink } from '../../members/shared/members.tsx';
import { Money } from '../../ui/record/money.tsx';
import { PersonName } from '../../platform/shared/PersonName.tsx';
import { useVerdict } from '../shared/verdicts/useVerdict.ts';

type Event = CouponHistory['events'][number];

const LOOKS: Record<Event['kind'], { icon: ElementType; color: string }> = {
  generated: { icon: AddCircle, color: 'text.secondary' },
  claimed: { icon: Person, color: 'info.main' },
  issued: { icon: CardGiftcard, color: 'info.main' },
  refused: { icon: Report, color: 'warning.main' },
  reserved: { icon: Hourglass, color: 'info.main' },
  committed: { icon: CheckCircle, color: 'success.main' },
  released: { icon: Undo, color: 'text.secondary' },
  returned: { icon: Undo, color: 'text.secondary' },
  revoked: { icon: Block, color: 'error.main' },
  ended: { icon: EventBusy, color: 'text.secondary' },
};

/** The redemption of an order, by the number the store gave it. */
const OrderLink = ({ orderId }: { orderId: string }) => {
  const translate = useTranslate();
  const { Link: RouterLink } = useRouterProvider();
  return (
    <Link
      component={RouterLink}
      to={listLink('redemptions', { filter: { q: orderId } })}
      sx={{ fontWeight: 500, py: '2px' }}
    >
      {translate('coupons.order', { orderId })}
    </Link>
  );
};

/** The name of a claim already says this. */
const HowGot = ({ by }: { by: string }) => {
  const translate = useTranslate();
  return by === 'claim' ? null : <span>{translate(`coupons.issuedBy.${by}`, { _: by })}</span>;
};

const Facts = ({ event: { kind, orderId, memberId, amount, by } }: { event: Event }) => (
  <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, color: 'text.secondary' }}>
    {orderId && <OrderLink orderId={orderId} />}
    {typeof memberId === 'number' && <MemberLink id={memberId} />}
    {amount !== undefined && amount > 0 && (
      <span>
        {kind === 'released' || kind === 'returned' ? '+' : '−'}
        <Money amount={amount} />
      </span>
    )}
    {by &&
      (kind === 'claimed' || kind === 'issued' ? <HowGot by={by} /> : <PersonName name={by} />)}
  </Box>
);

const Entry = ({ event, isLast }: { event: Event; isLast: boolean }) => {
  const translate = useTranslate();
  const { short, tell } = useVerdict();
  const { icon: Icon, color } = LOOKS[event.kind];
  // The code is known, as this page shows: what it brings was not in force.
  const isDormant = event.verdict === 'unknownCode';
  return (
    <Box
      component="li"
      sx={{ display: 'grid', gridTemplateColumns: '28px minmax(0, 1fr)', columnGap: 1 }}
    >
      <Box
        aria-hidden="true"
        sx={{ display: 'flex', flexDirection: 'column', alignItems: 'center' }}
      >
        <Icon sx={{ fontSize: 22, color }} />
        {!isLast && <Box sx={{ flex: 1, width: 2, bgcolor: 'divider', my: 0.25 }} />}
      </Box>
      <Box sx={{ pb: isLast ? 0 : 2, minWidth: 0, overflowWrap: 'anywhere' }}>
        <Box
          sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', columnGap: 2 }}
        >
          <strong>
            {translate(`coupons.life.${event.kind}`)}
            {event.verdict &&
              `: ${isDormant ? translate('coupons.dormant.short') : short(event.verdict)}`}
          </strong>
          <Box component="span" sx={{ color: 'text.secondary', fontSize: 13 }}>
            <Instant at={event.at} />
          </Box>
        </Box>
        {event.verdict && (
          <div>
            {isDormant ? translate('coupons.dormant.long') : tell({ verdict: event.verdict })}
          </div>
        )}
        <Facts event={event} />
      </Box>
    </Box>
  );
};

export const LifeLine = ({ events }: Pick<CouponHistory, 'events'>) => {
  const newestFirst = [...events].reverse();
  return (
    <Box component="ol" reversed sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {newestFirst.map((event, index) => (
        <Entry
          key={`${event.at} ${event.kind} ${index}`}
          event={event}
          isLast={index === newestFirst.length - 1}
        />
      ))}
    </Box>
  );
};
