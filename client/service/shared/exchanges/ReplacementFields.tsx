/** Which units of the ticket's order are exchanged, and for what: the same goods unless others are chosen. */
import { Alert, Box, Typography } from '@mui/material';
import { useGetOne, useTranslate } from 'react-admin';
import type { OrderDetail } from '#contract/orders/orders';
import { ExchangeDetails } from '#contract/service/exchanges';
import { VariantSelect } from '../../../pricing/shared/variants.tsx';
import { CountField } from '../../../ui/form/CountField.tsx';
import { useLocalize } from '../../../ui/record/localized.tsx';
import { textOf } from '../cases/fields.tsx';
import type { CaseErrors, CaseFieldsProps, CaseForm, CaseInputs } from '../cases/formTypes.ts';
import { missingIn } from '../cases/missing.ts';
import { errorOfLine } from '../returns/inputs.ts';
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
      {(order?.lines ?? []).map(({ number, name, sku, quantity: ordered }, index) => {
        const own = chosen.find(({ lineNumber }) => lineNumber === number) ?? {
          lineNumber: number,
          quantity: null,
          variantId: null,
        };
        const isTooMany = own.quantity !== null && own.quantity > ordered;
        const missing = errorOfLine(errors, { lineNumber: number, isFirst: index === 0 });
        const error = isTooMany
          ? translate('tickets.ordered', { smart_count: ordered })
          : missing && translate(missing);
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
              {...(error !== undefined && { error })}
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
    const unread = wanted.filter(({ quantity }) => Number.isNaN(quantity));
    return {
      ...Object.fromEntries(
        unread.map(({ lineNumber }) => [`line${lineNumber}`, 'ui.wrong.count']),
      ),
      ...(wanted.length === 0 && { quantities: 'returnCases.errors.unitsMissing' }),
      ...missingIn(input, ['reasonCode']),
    };
  },
  Fields,
};

/** By line number, the goods that were chosen instead. */
const othersIn = ({ others }: CaseInputs): Readonly<Record<string, number | null>> =>
  typeof others === 'object' && others !== null ? (others as Record<string, number | null>) : {};
const toOthers = (input: CaseInputs) =>
  Object.entries(othersIn(input)).flatMap(([lineNumber, variantId]) =>
    variantId === null ? [] : [{ lineNumber: Number(lineNumber), variantId }],
  );

const OtherFields = ({ input, onInput, record, errors }: CaseFieldsProps) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const shown = ExchangeDetails.safeParse(record?.details);
  return (
    <>
      <Typography color="text.secondary">{translate('exchanges.otherGoodsHelp')}</Typography>
      {shown.data?.lines.map(({ lineNumber, sku, names, optionNames }, index) => {
        const goods = [toText(names), toText(optionNames), sku].filter(Boolean).join(' · ');
        return (
          <Box key={lineNumber} role="group" aria-label={goods} sx={{ display: 'grid', gap: 1 }}>
            <Typography sx={{ overflowWrap: 'anywhere' }}>{goods}</Typography>
            <VariantSelect
              label="exchanges.fields.replacement"
              value={othersIn(input)[lineNumber] ?? null}
              onChange={(variantId) =>
                onInput({ ...input, others: { ...othersIn(input), [lineNumber]: variantId } })
              }
              error={index === 0 ? errors?.replacements : undefined}
            />
          </Box>
        );
      })}
    </>
  );
};

export const otherGoodsForm: CaseForm = {
  kind: 'exchange',
  action: 'changeGoods',
  initial: () => ({ others: {} }),
  toInput: (input) => ({ replacements: toOthers(input) }),
  missing: (input): Record<string, string> =>
    toOthers(input).length === 0 ? { replacements: 'ra.validation.required' } : {},
  Fields: OtherFields,
};
