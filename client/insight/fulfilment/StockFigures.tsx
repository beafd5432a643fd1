/** Days without stock, and the SKUs that had the most of them. */
import { Box, Link, Typography } from '@mui/material';
import { useRouterProvider, useTranslate } from 'react-admin';
import type { FulfilmentReport, OutOfStock } from '#contract/insight/fulfilment';
import { listLink } from '../../links.ts';
import { ProductLink } from '../../pricing/shared/ProductLink.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { useLocalize } from '../../ui/record/localized.tsx';
import { useShare } from '../../ui/record/share.ts';
import { FigureTable } from '../../ui/record/FigureTable.tsx';

const Named = ({ row }: { row: OutOfStock }) => {
  const toText = useLocalize();
  const { Link: RouterLink } = useRouterProvider();
  return (
    <>
      {row.productId !== null && <ProductLink id={row.productId}>{toText(row.names)}</ProductLink>}{' '}
      <Link component={RouterLink} to={listLink('stock', { filter: { q: row.sku } })}>
        {row.sku}
      </Link>
    </>
  );
};

export const StockFigures = ({ report: { outOfStock } }: { report: FulfilmentReport }) => {
  const translate = useTranslate();
  const toCount = useCount();
  const toShare = useShare();
  if (outOfStock === null) return <Typography>{translate('fulfilment.notKnown')}</Typography>;
  const { out, known, skus } = outOfStock;
  return (
    <>
      <strong>
        {translate('fulfilment.outOfStock', { out: toCount(out), known: toCount(known) })}
        {known > 0 && translate('layout.inParentheses', { text: toShare(out, known) })}
      </strong>
      <Typography color="text.secondary">{translate('fulfilment.formulas.outOfStock')}</Typography>
      {skus.length > 0 && (
        <Box sx={{ mt: 1 }}>
          <FigureTable
            label={translate('fulfilment.skus')}
            head={['sku', 'out', 'known'].map((name) => translate(`fulfilment.head.${name}`))}
            lines={skus.map((row) => ({
              key: row.sku,
              name: <Named row={row} />,
              cells: [toCount(row.out), toCount(row.known)],
            }))}
          />
        </Box>
      )}
    </>
  );
};
