import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { Instant } from './instant.tsx';

export interface StatusTimesProps<Status extends string> {
  times: readonly { status: Status; at: number }[];
  renderStatus: (status: Status) => ReactNode;
}

/** When a record reached each status. */
export const StatusTimes = <Status extends string>({
  times,
  renderStatus,
}: StatusTimesProps<Status>) => (
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
    {times.map(({ status, at }) => (
      <Box
        component="li"
        key={status}
        sx={{ display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: 0.5 }}
      >
        {renderStatus(status)}
        <Instant at={at} />
      </Box>
    ))}
  </Box>
);
