import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import { optionNames } from '#shared/optionNames';
import { useLocalize } from '../../ui/record/localized.tsx';
import { Money } from '../../ui/record/money.tsx';
import type { EditedProduct } from './record.ts';

const NUMBER = { textAlign: 'right' } as const;

/** The variants of a product with their codes and prices, to read. */
export const VariantsTable = ({ product: { options, variants } }: { product: EditedProduct }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const label = (field: string) => translate(`resources.products.fields.variants.${field}`);
  return (
    <TableContainer tabIndex={0} role="region" aria-label={translate('products.sections.variants')}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{translate('products.optionValues')}</TableCell>
            <TableCell>{label('sku')}</TableCell>
            <TableCell>{label('barcode')}</TableCell>
            <TableCell sx={NUMBER}>{label('basePrice')}</TableCell>
            <TableCell sx={NUMBER}>{label('originalPrice')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {variants.map(({ id, optionValues, sku, barcode, basePrice, originalPrice }) => (
            <TableRow key={id}>
              <TableCell>{optionNames(optionValues, toText, options).join(' / ') || '–'}</TableCell>
              <TableCell>{sku ?? '–'}</TableCell>
              <TableCell>{barcode ?? '–'}</TableCell>
              <TableCell sx={NUMBER}>
                <Money amount={basePrice} />
              </TableCell>
              <TableCell sx={NUMBER}>
                <Money amount={originalPrice} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
};
