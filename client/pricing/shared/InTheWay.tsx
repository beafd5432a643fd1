/** The prices of the same list that hold in the time asked for. */
import { Alert, Box } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useInstant } from '../../ui/record/instant.tsx';
import { useLastInstant } from '../../ui/record/LastInstant.tsx';
import { useMoney } from '../../ui/record/money.tsx';

export interface HeldPrice {
  id: number;
  /** Minor units. */
  amount: number;
  startsAt: number;
  /** Null: no end. */
  endsAt: number | null;
}

interface Props {
  rows: readonly HeldPrice[];
  /** What can be done about them. */
  children?: ReactNode;
}

export const InTheWay = ({ rows, children }: Props) => {
  const translate = useTranslate();
  const money = useMoney();
  const instant = useInstant();
  const lastInstant = useLastInstant();
  return (
    <Alert severity="error" sx={{ my: 1 }}>
      {translate('prices.add.inTheWay')}
      <Box component="ul" sx={{ m: 0, pl: 2 }}>
        {rows.map(({ id, amount, startsAt, endsAt }) => (
          <li key={id}>
            {money(amount)}: {instant(startsAt)} –{' '}
            {endsAt ? lastInstant(endsAt) : translate('prices.noEnd')}
          </li>
        ))}
      </Box>
      {children}
    </Alert>
  );
};
