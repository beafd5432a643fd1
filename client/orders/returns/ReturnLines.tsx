/** What came back, beside what was bought and what other returns of the order gave back. */
import {
  Box,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
} from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ReturnDetail, ReturnDetailLine } from '#contract/orders/returns';
import type { LineIssue } from '#contract/orders/sales';
import { Money } from '../../ui/record/money.tsx';
import { LineProductLink } from '../../pricing/shared/ProductLink.tsx';

const UnitsAndAmount = ({ units, amount }: { units: number; amount: number }) => (
  <>
    {units} · <Money amount={amount} />
  </>
);

/** Where not all units of the SKU are meant. */
const ComparedWith = ({ limit }: { limit: NonNullable<ReturnDetailLine['comparedWith']> }) => {
  const translate = useTranslate();
  return limit === 'sku' ? null : (
    <Box sx={{ color: 'text.secondary', fontSize: 12.5 }}>
      {translate(`returns.lines.comparedWith.${limit}`)}
    </Box>
  );
};

/** Why the order does not have the line that was named. */
const Issue = ({ issue, id }: { issue: LineIssue; id: string | null }) => {
  const translate = useTranslate();
  return (
    <Box sx={{ color: 'warning.main', fontSize: 12.5 }}>
      {translate(`returns.lines.issues.${issue}`, { id })}
    </Box>
  );
};

/** What of the goods that were sent is a refund of the console. */
const Met = ({ metUnits, metAmount }: Pick<ReturnDetailLine, 'metUnits' | 'metAmount'>) => {
  const translate = useTranslate();
  return (
    <Box sx={{ color: 'text.secondary', fontSize: 12.5 }}>
      <div>{translate('returns.lines.met')}</div>
      <UnitsAndAmount units={metUnits} amount={metAmount} />
    </Box>
  );
};

const Line = ({ line }: { line: ReturnDetailLine }) => (
  <TableRow>
    <TableCell component="th" scope="row">
      {line.productId === null ? (
        line.name
      ) : (
        <LineProductLink id={line.productId} name={line.name} />
      )}
      <Box sx={{ color: 'text.secondary', fontSize: 12.5 }}>{line.sku ?? '–'}</Box>
      {line.lineIssue && <Issue issue={line.lineIssue} id={line.lineId} />}
    </TableCell>
    <TableCell align="right">
      <UnitsAndAmount units={line.quantity} amount={line.amount} />
      {line.metUnits + line.metAmount > 0 && <Met {...line} />}
    </TableCell>
    <TableCell align="right">
      {line.ordered ? <UnitsAndAmount {...line.ordered} /> : '–'}
      {line.comparedWith && <ComparedWith limit={line.comparedWith} />}
    </TableCell>
    <TableCell align="right">
      {line.otherReturns && line.otherReturns.units > 0 ? (
        <UnitsAndAmount {...line.otherReturns} />
      ) : (
        '–'
      )}
    </TableCell>
  </TableRow>
);

const COLUMNS = ['returned', 'ordered', 'otherReturns'] as const;

export const ReturnLines = ({ record }: { record: ReturnDetail }) => {
  const translate = useTranslate();
  return (
    <TableContainer tabIndex={0} role="group" aria-label={translate('returns.sections.lines')}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell scope="col">{translate('orders.lines.item')}</TableCell>
            {COLUMNS.map((name) => (
              <TableCell key={name} scope="col" align="right">
                {translate(`returns.lines.${name}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {record.lines.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
};
