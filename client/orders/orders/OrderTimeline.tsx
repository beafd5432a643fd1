import { Box } from '@mui/material';
import type { OrderDetail } from '#contract/orders/orders';
import { Instant } from '../../ui/record/instant.tsx';
import { OrderStatusChip } from './OrderStatusChip.tsx';

/** When the order reached each status. */
export const OrderTimeline = ({ statuses }: Pick<OrderDetail, 'statuses'>) => (
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
    {statuses.map(({ status, at }) => (
      <Box
        component="li"
        key={status}
        sx={{ display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: 0.5 }}
      >
        <OrderStatusChip status={status} />
        <Instant at={at} />
      </Box>
    ))}
  </Box>
);
