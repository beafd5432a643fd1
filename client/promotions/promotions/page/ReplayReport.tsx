import {
  Box,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useTranslate } from 'react-admin';
import type { PromotionReplay } from '#contract/promotions/replay';
import { DaysPanel } from '../../shared/effect/DaysPanel.tsx';
import { Figures } from '../../shared/effect/Figures.tsx';
import { Money, useMoney } from '../../../ui/record/money.tsx';
import { useRate } from '../../../ui/record/rate.tsx';
import { RecordLink } from '../../../ui/record/RecordLink.tsx';
import { useCount } from '../../../ui/list/useCount.ts';

const WORDS = 'promotions.replay';
const NUMBER = { textAlign: 'right', whiteSpace: 'nowrap' } as const;

const Examples = ({ rows }: { rows: PromotionReplay['examples'] }) => {
  const translate = useTranslate();
  return (
    <TableContainer tabIndex={0} role="region" aria-label={translate(`${WORDS}.examples`)}>
      <Typography variant="subtitle2" component="h3">
        {translate(`${WORDS}.examples`)}
      </Typography>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{translate(`${WORDS}.order`)}</TableCell>
            <TableCell sx={NUMBER}>{translate(`${WORDS}.before`)}</TableCell>
            <TableCell sx={NUMBER}>{translate(`${WORDS}.after`)}</TableCell>
            <TableCell sx={NUMBER}>{translate(`${WORDS}.less`)}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(({ orderId, externalId, before, after }) => (
            <TableRow key={orderId}>
              <TableCell>
                <RecordLink resource="orders" id={orderId} to="show">
                  {externalId}
                </RecordLink>
              </TableCell>
              {[before, after, before - after].map((amount, index) => (
                <TableCell key={index} sx={NUMBER}>
                  <Money amount={amount} />
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
};

export const ReplayReport = ({ replay, days }: { replay: PromotionReplay; days: number }) => {
  const translate = useTranslate();
  const money = useMoney();
  const count = useCount();
  const rate = useRate();
  const { orders, touched, cost, revenueBefore, marginBefore, marginAfter, averageDepthBps } =
    replay;
  const unknown = translate(`${WORDS}.noCosts`);
  return (
    <Box aria-live="polite">
      <Typography sx={{ mb: 1 }}>
        {translate(`${WORDS}.answer`, {
          touched: count(touched),
          orders: count(orders),
          days: count(days),
          cost: money(cost),
        })}
      </Typography>
      <Figures
        figures={[
          { label: `${WORDS}.cost`, value: money(cost) },
          { label: `${WORDS}.touched`, value: `${count(touched)} / ${count(orders)}` },
          { label: `${WORDS}.depth`, value: rate(averageDepthBps) },
          { label: `${WORDS}.revenue`, value: money(revenueBefore) },
          {
            label: `${WORDS}.marginBefore`,
            value: marginBefore === null ? unknown : money(marginBefore),
          },
          {
            label: `${WORDS}.marginAfter`,
            value: marginAfter === null ? unknown : money(marginAfter),
            isBad: marginAfter !== null && marginAfter < 0,
          },
        ]}
      />
      <DaysPanel
        title={translate(`${WORDS}.byDay`)}
        rows={replay.byDay}
        drawn={{ label: `${WORDS}.cost`, value: (row) => row.cost }}
        columns={[
          { label: `${WORDS}.orders`, value: (row) => count(row.orders) },
          { label: `${WORDS}.touched`, value: (row) => count(row.touched) },
          { label: `${WORDS}.cost`, value: (row) => money(row.cost) },
        ]}
      />
      {replay.examples.length > 0 && <Examples rows={replay.examples} />}
      {replay.sampled && (
        <Typography color="text.secondary">{translate(`${WORDS}.sampled`)}</Typography>
      )}
      {replay.assumptions.length > 0 && (
        <Box sx={{ mt: 1.5, color: 'text.secondary' }}>
          <Typography variant="subtitle2" component="h3">
            {translate(`${WORDS}.assumptions`)}
          </Typography>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {replay.assumptions.map((key) => (
              <li key={key}>{translate(key, { _: key })}</li>
            ))}
          </Box>
        </Box>
      )}
    </Box>
  );
};
