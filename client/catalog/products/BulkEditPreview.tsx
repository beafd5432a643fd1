/** What a bulk edit would do to each product. */
import { Alert, Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { BulkEditRow } from '#contract/catalog/products';
import { Changes } from '../../platform/shared/Changes.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';

const SHOWN = 200;

export const BulkEditPreview = ({ rows }: { rows: readonly BulkEditRow[] }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const count = (outcome: BulkEditRow['outcome']) =>
    rows.filter((row) => row.outcome === outcome).length;
  const refused = count('refused');
  const describe = ({ reason, before, after }: BulkEditRow) =>
    reason ? (
      translate(reason, { _: reason })
    ) : (
      <Changes resource="products" before={before} after={after} />
    );
  // Refusals come first: they need a decision.
  const sorted = [...rows].sort(
    (a, b) => Number(b.outcome === 'refused') - Number(a.outcome === 'refused'),
  );
  return (
    <>
      <Alert severity={refused > 0 ? 'warning' : 'info'} sx={{ my: 2 }} role="status">
        {translate('products.bulk.counts', {
          changed: count('changed'),
          unchanged: count('unchanged'),
          refused,
        })}
      </Alert>
      <Box
        sx={{ maxHeight: 320, overflow: 'auto' }}
        tabIndex={0}
        role="region"
        aria-label={translate('products.bulk.preview')}
      >
        <Table size="small" stickyHeader>
          <TableHead>
            <TableRow>
              <TableCell>{translate('resources.products.fields.name')}</TableCell>
              <TableCell>{translate('products.bulk.outcome')}</TableCell>
              <TableCell>{translate('products.bulk.change')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {sorted.slice(0, SHOWN).map((row) => (
              <TableRow key={row.id}>
                <TableCell>{toText(row.names) || `#${row.id}`}</TableCell>
                <TableCell>{translate(`products.bulk.outcomes.${row.outcome}`)}</TableCell>
                <TableCell sx={{ overflowWrap: 'anywhere' }}>{describe(row)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
    </>
  );
};
