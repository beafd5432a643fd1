/** What somebody sees before they approve money or a promise to a customer. */
import { Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useCanAccess, useDataProvider, useTranslate } from 'react-admin';
import type { ApprovalContext, Given } from '#contract/service/approvalContext';
import type { Api } from '../../../api.ts';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Money } from '../../../ui/record/money.tsx';
import { RecordLink } from '../../../ui/record/RecordLink.tsx';
import { Section } from '../../../ui/record/Section.tsx';

const label = (field: string) => `approvalContext.${field}`;

const Times = ({ given: { count, total } }: { given: Given }) => {
  const translate = useTranslate();
  if (count === 0) return <>{translate('approvalContext.never')}</>;
  return (
    <>
      <Money amount={total} /> {translate('approvalContext.times', { smart_count: count })}
    </>
  );
};

const givenFacts = ({ withoutGoods, withGoods, benefits, complaints }: Shown) => [
  { label: label('withoutGoods'), value: <Times given={withoutGoods} /> },
  { label: label('withGoods'), value: <Times given={withGoods} /> },
  { label: label('benefits'), value: <Times given={benefits} /> },
  { label: label('complaints'), value: complaints },
];
type Shown = NonNullable<ApprovalContext['given']>;

const Content = ({ context }: { context: ApprovalContext }) => {
  const translate = useTranslate();
  const { reason, cost, ticket, order, member, given } = context;
  return (
    <>
      <Typography sx={{ mb: 1, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {reason ?? translate('approvalContext.noReason')}
      </Typography>
      <Facts
        facts={[
          { label: label('cost'), value: <Money amount={cost} /> },
          {
            label: label('ticket'),
            value: ticket && (
              <RecordLink resource="tickets" id={ticket.id} to="show">
                {`${ticket.number} ${ticket.subject}`}
              </RecordLink>
            ),
          },
          {
            label: label('order'),
            value: order && (
              <RecordLink resource="orders" id={order.id}>
                {order.externalId}
              </RecordLink>
            ),
          },
          { label: label('orderTotal'), value: order && <Money amount={order.total} /> },
          { label: label('orderLeft'), value: order && <Money amount={order.left} /> },
          {
            label: label('member'),
            value: member && (
              <RecordLink resource="members" id={member.id}>
                {member.name ?? member.externalId}
              </RecordLink>
            ),
          },
          ...(given ? givenFacts(given) : []),
        ]}
      />
    </>
  );
};

export const ApprovalSection = ({
  resource,
  id,
}: {
  resource: 'cases' | 'refunds';
  id: number;
}) => {
  const api = useDataProvider<Api>();
  const { canAccess = false } = useCanAccess({
    resource,
    action: resource === 'cases' ? 'decide' : 'approval',
  });
  const { data } = useQuery({
    queryKey: [resource, 'approvalContext', id],
    enabled: canAccess,
    queryFn: async ({ signal }) =>
      (
        await api.call<ApprovalContext>(
          'GET',
          `/${resource}/${id}/approvalContext`,
          undefined,
          signal,
        )
      ).data,
  });
  if (!data) return null;
  return (
    <Section title="approvalContext.title" help="approvalContext.help">
      <Content context={data} />
    </Section>
  );
};
