/** Which units of the ticket's order are exchanged, and for what: the same goods unless others are chosen. */
import { Alert, Box, Typography } from '@mui/material';
import { useGetOne, useTranslate } from 'react-admin';
import type { OrderDetail } from '#contract/orders/orders';
import { VariantSelect } from '../../../pricing/shared/variants.tsx';
import { CountField } from '../../../ui/form/CountField.tsx';
import { textOf } from '../cases/fields.tsx';
import type { CaseErrors, CaseFieldsProps, CaseForm, CaseInputs } from '../cases/formTypes.ts';
import { missingIn } from '../cases/missing.ts';
import { ReasonPart } from '../returns/parts.tsx';

interface Chosen {
  lineNumber: number;
  /** NaN for what cannot be read. */
  quantity: number | null;
  variantId: number | null;
}

const chosenIn = ({ chosen }: CaseInputs): readonly Chosen[] =>
  Array.isArray(chosen) ? (chosen as Chosen[]) : [];
const isWanted = ({ quantity }: Chosen): boolean => quantity !== null && quantity !== 0;

const Lines = ({ orderId, input, onInput, errors }: CaseFieldsProps & { orderId: number }) => {
  const translate = useTranslate();
  const { data: order } = useGetOne<OrderDetail>('orders', { id: orderId, meta: { whole: true } });
  const chosen = chosenIn(input);
  const write = (next: Chosen) =>
    onInput({
      ...input,
      chosen: [...chosen.filter(({ lineNumber }) => lineNumber !== next.lineNumber), next],
    });
  return (
    <>
      {(order?.lines ?? []).map(({ number, name, sku, quantity: ordered }) => {
        const own = chosen.find(({ lineNumber }) => lineNumber === number) ?? {
          lineNumber: number,
          quantity: null,
          variantId: null,
        };
        const isTooMany = own.quantity !== null && own.quantity > ordered;
        return (
          <Box key={number} role="group" aria-label={name} sx={{ display: 'grid', gap: 1 }}>
            <Typography sx={{ overflowWrap: 'anywhere' }}>
              {name}
              {sku !== null && sku !== name && translate('layout.inParentheses', { text: sku })}
            </Typography>
            <CountField
              label={translate('exchanges.fields.units')}
              value={own.quantity}
              onChange={(quantity) => write({ ...own, quantity })}
              placeholder="0"
              {...(isTooMany && {
                error: translate('tickets.ordered', { smart_count: ordered }),
              })}
            />
            {isWanted(own) && (
              <VariantSelect
                label="exchanges.fields.replacement"
                value={own.variantId}
                onChange={(variantId) => write({ ...own, variantId })}
              />
            )}
          </Box>
        );
      })}
      <Typography color="text.secondary">{translate('exchanges.sameGoods')}</Typography>
      {errors?.quantities !== undefined && (
        <Alert severity="error">{translate(errors.quantities)}</Alert>
      )}
    </>
  );
};

const Fields = (props: CaseFieldsProps) => {
  const translate = useTranslate();
  const orderId = props.ticket?.orderId ?? null;
  if (orderId === null) return <Alert severity="info">{translate('exchanges.nameOrder')}</Alert>;
  return (
    <>
      <Lines {...props} orderId={orderId} />
      <ReasonPart {...props} isRequired label="exchanges.fields.reason" />
    </>
  );
};

export const openForm: CaseForm = {
  kind: 'exchange',
  action: 'open',
  initial: () => ({ chosen: [] }),
  toBody: (input) => {
    const wanted = chosenIn(input).filter(isWanted);
    return {
      reasonCode: textOf(input.reasonCode) || null,
      lines: wanted.map(({ lineNumber, quantity }) => ({ lineNumber, quantity: quantity ?? 0 })),
      input: {
        replacements: wanted.flatMap(({ lineNumber, variantId }) =>
          variantId === null ? [] : [{ lineNumber, variantId }],
        ),
      },
    };
  },
  missing: (input): CaseErrors => {
    const wanted = chosenIn(input).filter(isWanted);
    const isUnread = wanted.some(({ quantity }) => Number.isNaN(quantity));
    return {
      ...(isUnread && { quantities: 'ui.wrong.count' }),
      ...(wanted.length === 0 && { quantities: 'returnCases.errors.unitsMissing' }),
      ...missingIn(input, ['reasonCode']),
    };
  },
  Fields,
};
