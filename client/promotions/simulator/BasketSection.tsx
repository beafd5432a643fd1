/** What is in the basket: goods, codes, delivery; or all of it from a real order. */
import Delete from '@mui/icons-material/DeleteOutlined';
import { Autocomplete, Box, Button, IconButton, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { foldCode } from '#contract/promotions/codes';
import { useWords } from '../../ui/form/useWords.ts';
import { PAIR } from '../../ui/form/layout.ts';
import { Section } from '../../ui/record/Section.tsx';
import { VariantSelect } from '../../pricing/shared/variants.tsx';
import type { Basket } from './basket.ts';
import { CountField } from '../../ui/form/CountField.tsx';
import { MoneyField } from './MoneyField.tsx';
import { TakeOrder } from './TakeOrder.tsx';
import type { ChangeBasket } from './useBasket.ts';
import { LimitedField } from '../../ui/form/LimitedField.tsx';

const MAX_QUANTITY = 1_000_000;
const ROW = {
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) 84px 32px',
  columnGap: 0.5,
  alignItems: 'start',
} as const;

/** The basket keeps its quantity until another one can be read. */
const Quantity = ({ value, onChange }: { value: number; onChange: (quantity: number) => void }) => {
  const translate = useTranslate();
  return (
    <CountField
      label={translate('simulator.quantity')}
      value={value}
      onChange={(quantity) => {
        if (quantity !== null && quantity <= MAX_QUANTITY) onChange(quantity);
      }}
    />
  );
};

interface Props {
  basket: Basket;
  change: ChangeBasket;
  onFill: (basket: Basket) => void;
  onClear: () => void;
}

const Lines = ({ lines, change }: { lines: Basket['lines']; change: ChangeBasket }) => {
  const translate = useTranslate();
  const put = (at: number, line: Basket['lines'][number]) =>
    change({ lines: lines.map((one, index) => (index === at ? line : one)) });
  const remove = (at: number) => change({ lines: lines.filter((_, index) => index !== at) });
  return (
    <Box
      component="ul"
      aria-label={translate('simulator.goods')}
      sx={{ listStyle: 'none', m: 0, p: 0 }}
    >
      {lines.map((line, index) => (
        <Box component="li" key={`${index} ${line.variantId}`} sx={ROW}>
          <VariantSelect
            label="simulator.variant"
            value={line.variantId}
            onChange={(variantId) =>
              variantId === null ? remove(index) : put(index, { ...line, variantId })
            }
          />
          <Quantity
            value={line.quantity}
            onChange={(quantity) => put(index, { ...line, quantity })}
          />
          <IconButton
            size="small"
            sx={{ mt: 1.25 }}
            onClick={() => remove(index)}
            aria-label={translate('simulator.remove', { smart_count: index + 1 })}
          >
            <Delete fontSize="small" />
          </IconButton>
        </Box>
      ))}
    </Box>
  );
};

const split = (typed: readonly string[]): string[] =>
  typed
    .flatMap((word) => word.split(/[,，\s]/))
    .map(foldCode)
    .filter(Boolean);

export const BasketSection = ({ basket, change, onFill, onClear }: Props) => {
  const translate = useTranslate();
  const { lines, codes, method, fee } = basket;
  const words = useWords(codes, split);
  const add = (variantId: number | null) => {
    if (variantId === null) return;
    const known = lines.findIndex((line) => line.variantId === variantId);
    change({
      lines:
        known < 0
          ? [...lines, { variantId, quantity: 1 }]
          : lines.map((line, index) =>
              index === known ? { ...line, quantity: line.quantity + 1 } : line,
            ),
    });
  };
  const clear = lines.length > 0 && (
    <Button onClick={onClear}>{translate('simulator.clear')}</Button>
  );
  return (
    <Section title="simulator.sections.basket" actions={clear}>
      <Lines lines={lines} change={change} />
      {/* A key of its own after each addition: the field is empty again. */}
      <VariantSelect
        key={lines.length}
        label={lines.length === 0 ? 'simulator.addFirst' : 'simulator.add'}
        value={null}
        onChange={add}
      />
      <TakeOrder onFill={onFill} />
      <Autocomplete
        multiple
        freeSolo
        autoSelect
        options={[]}
        value={codes}
        {...words.box}
        onChange={(_, typed) => {
          words.tell(typed);
          change({ codes: [...new Set(split(typed))] });
        }}
        clearText={translate('ra.action.clear_input_value')}
        renderInput={(params) => (
          <TextField
            {...params}
            label={translate('simulator.codes')}
            helperText={words.said ?? translate('simulator.codesHelp')}
          />
        )}
      />
      <Box sx={PAIR}>
        <MoneyField
          label={translate('simulator.fee')}
          value={fee}
          onChange={(amount) => change({ fee: amount })}
        />
        <LimitedField
          label={translate('simulator.method')}
          value={method}
          onChange={({ target }) => change({ method: target.value })}
          max={80}
        />
      </Box>
    </Section>
  );
};
