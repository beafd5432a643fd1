/** When a ticket is due next, and with what: overdue, due soon, or in time. */
import { Tooltip } from '@mui/material';
import { useTranslate } from 'react-admin';
import { DUE_SOON_MS } from '#contract/service/metrics';
import type { Ticket } from '#contract/service/tickets';
import { useInstant } from '../../ui/record/instant.tsx';
import { StatusChip } from '../../ui/record/StatusChip.tsx';
import { useDuration } from './useDuration.ts';

const MINUTE = 60_000;
const toneOf = (left: number) => {
  if (left <= 0) return 'bad';
  return left <= DUE_SOON_MS ? 'attention' : 'good';
};

export const DueChip = ({ ticket }: { ticket: Pick<Ticket, 'nextDueAt' | 'nextDueMetric'> }) => {
  const translate = useTranslate();
  const duration = useDuration();
  const instant = useInstant();
  const { nextDueAt, nextDueMetric } = ticket;
  if (nextDueAt === null || nextDueMetric === null) return null;
  const left = nextDueAt - Date.now();
  const time = duration(Math.abs(left) / MINUTE);
  const metric = translate(`clocks.metrics.${nextDueMetric}`);
  return (
    <Tooltip title={translate('clocks.dueAt', { metric, at: instant(nextDueAt) })}>
      <span>
        <StatusChip
          tone={toneOf(left)}
          label={translate(left <= 0 ? 'clocks.overdueBy' : 'clocks.dueIn', { metric, time })}
        />
      </span>
    </Tooltip>
  );
};
