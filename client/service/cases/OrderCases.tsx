/** On the order's page: the cases about it, where there are any. */
import { Box } from '@mui/material';
import { useRecordContext } from 'react-admin';
import type { OrderDetail } from '#contract/orders/orders';
import { Section } from '../../ui/record/Section.tsx';
import { useCases } from '../shared/cases/useCases.ts';
import { CaseLine } from '../shared/cases/CaseLine.tsx';

const OrderCases = () => {
  const order = useRecordContext<OrderDetail>();
  const rows = useCases({ orderExternalId: order?.externalId ?? '' }, order !== undefined);
  if (rows.length === 0) return null;
  return (
    <Section title="cases.sectionTitle">
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {rows.map((row) => (
          <CaseLine key={row.id} row={row} />
        ))}
      </Box>
    </Section>
  );
};
export default OrderCases;
