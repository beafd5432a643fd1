/** What came of all activities of a campaign together, and how each figure is computed. */
import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { AFTER_DAYS, type EntryFigures } from '#contract/promotions/memberEntries';
import { useCount } from '../../ui/list/useCount.ts';
import { useMoney } from '../../ui/record/money.tsx';
import { Figures } from '../shared/effect/Figures.tsx';

const label = (figure: string) => `campaigns.entryFigures.${figure}`;

/** What was given is worth; null where points are worth nothing at present. */
export const costOf = ({ pointsWorth, codesDiscount }: EntryFigures): number | null =>
  pointsWorth === null ? null : pointsWorth + codesDiscount;

export const EntryTotals = ({ total }: { total: EntryFigures }) => {
  const translate = useTranslate();
  const count = useCount();
  const money = useMoney();
  const { entries, members, points, codes, codesUsed, codesDiscount, orders, revenue } = total;
  return (
    <>
      <Figures
        figures={[
          { label: label('entries'), value: count(entries) },
          { label: label('members'), value: count(members) },
          {
            label: label('cost'),
            value: money(costOf(total)),
            note: translate(label('costNote'), {
              points: count(points),
              discount: money(codesDiscount),
            }),
          },
          {
            label: label('codes'),
            value: count(codes),
            note: translate(label('codesNote'), { used: count(codesUsed) }),
          },
          { label: label('orders'), value: count(orders), note: money(revenue) },
        ]}
      />
      <Typography sx={{ mb: 1.5, color: 'text.secondary', fontSize: 12.5 }}>
        {translate(label('help'), { days: AFTER_DAYS })}
      </Typography>
    </>
  );
};
