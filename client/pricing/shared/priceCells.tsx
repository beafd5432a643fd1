/** A price with the time for which it is meant, in tables. */
import { TableCell } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Instant } from '../../ui/record/instant.tsx';
import { LastInstant } from '../../ui/record/LastInstant.tsx';
import { Money } from '../../ui/record/money.tsx';

interface Timed {
  amount: number;
  startsAt: number;
  /** Null: no end. */
  endsAt: number | null;
}

export const PriceEnd = ({ endsAt }: Pick<Timed, 'endsAt'>) => {
  const translate = useTranslate();
  return endsAt === null ? <>{translate('prices.noEnd')}</> : <LastInstant at={endsAt} />;
};

export const PriceCells = ({ amount, startsAt, endsAt }: Timed) => (
  <>
    <TableCell>
      <Money amount={amount} />
    </TableCell>
    <TableCell>
      <Instant at={startsAt} />
    </TableCell>
    <TableCell>
      <PriceEnd endsAt={endsAt} />
    </TableCell>
  </>
);
