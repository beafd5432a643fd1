/** Who asks: level, points, codes, last orders and tickets, with links to all of it. */
import { useQuery } from '@tanstack/react-query';
import { Box, Typography } from '@mui/material';
import { useDataProvider, useGetList, useGetOne, useTranslate } from 'react-admin';
import type { Member } from '#contract/members/members';
import type { MemberPoints } from '#contract/members/points';
import type { Order } from '#contract/orders/orders';
import type { Coupon } from '#contract/promotions/coupons/coupon';
import type { TicketDetail } from '#contract/service/tickets';
import type { Api } from '../../api.ts';
import { useAudienceName } from '../../platform/shared/audience/useAudienceChoices.ts';
import { useCount } from '../../ui/list/useCount.ts';
import { Facts } from '../../ui/record/Facts.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { Money } from '../../ui/record/money.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useTicketsOf } from './useTicketsOf.ts';

const LAST_ORDERS = 3;

const usePoints = (memberId: number) => {
  const api = useDataProvider<Api>();
  const { data } = useQuery({
    queryKey: ['members', 'points', memberId],
    queryFn: async ({ signal }) =>
      (await api.call<MemberPoints>('GET', `/members/${memberId}/points`, undefined, signal)).data,
  });
  return data?.balance.available;
};

const LastOrders = ({ memberId }: { memberId: number }) => {
  const translate = useTranslate();
  const { data = [] } = useGetList<Order>('orders', {
    filter: { memberId },
    pagination: { page: 1, perPage: LAST_ORDERS },
    sort: { field: 'placedAt', order: 'DESC' },
  });
  if (data.length === 0) return null;
  return (
    <>
      <Typography variant="h3" component="h3" sx={{ mt: 1.5, mb: 0.5 }}>
        {translate('tickets.lastOrders')}
      </Typography>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {data.map(({ id, externalId, total, placedAt }) => (
          <Box component="li" key={id} sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
            <RecordLink resource="orders" id={id}>
              {externalId}
            </RecordLink>
            <Money amount={total} />
            <Typography component="span" color="text.secondary" sx={{ fontSize: 12.5 }}>
              <Instant at={placedAt} />
            </Typography>
          </Box>
        ))}
      </Box>
    </>
  );
};

const Known = ({ memberId, levelThen }: { memberId: number; levelThen: string | null }) => {
  const count = useCount();
  const nameOf = useAudienceName();
  const points = usePoints(memberId);
  const { data: member } = useGetOne<Member>('members', { id: memberId });
  const { total: codes } = useGetList<Coupon>('coupons', {
    filter: { memberId },
    pagination: { page: 1, perPage: 1 },
    sort: { field: 'id', order: 'DESC' },
  });
  const { total: tickets } = useTicketsOf({ memberId }, true);
  if (!member) return null;
  const { id, name, externalId, level, phone, orderCount, revenue } = member;
  const levelName = (key: string | null) => key && nameOf('levels', key);
  return (
    <>
      <Facts
        facts={[
          {
            label: 'resources.members.fields.name',
            value: (
              <RecordLink resource="members" id={id}>
                {name ?? externalId}
              </RecordLink>
            ),
          },
          { label: 'resources.members.fields.phone', value: phone },
          { label: 'resources.members.fields.level', value: levelName(level) },
          ...(level === levelThen
            ? []
            : [{ label: 'resources.tickets.fields.level', value: levelName(levelThen) }]),
          { label: 'tickets.points', value: count(points) },
          { label: 'tickets.codes', value: count(codes) },
          { label: 'resources.members.fields.orderCount', value: count(orderCount) },
          { label: 'resources.members.fields.revenue', value: <Money amount={revenue} /> },
          { label: 'tickets.ticketsOfMember', value: count(tickets) },
        ]}
      />
      <LastOrders memberId={memberId} />
    </>
  );
};

export const CustomerCard = ({ ticket: { memberId, level } }: { ticket: TicketDetail }) => {
  const translate = useTranslate();
  return (
    <Section title="tickets.sections.customer">
      {memberId === null ? (
        <Typography color="text.secondary">{translate('tickets.noMember')}</Typography>
      ) : (
        <Known memberId={memberId} levelThen={level} />
      )}
    </Section>
  );
};
