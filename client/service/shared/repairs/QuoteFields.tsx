/** A quote: parts and labour, line by line, and for how many days it holds. */
import Delete from '@mui/icons-material/DeleteOutlined';
import { Box, Button, IconButton, MenuItem, TextField, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { QUOTE_LINE_KINDS, type QuoteLine } from '#contract/service/repairs';
import { quoteTotal } from '#rules/service/repairs';
import { CountField } from '../../../ui/form/CountField.tsx';
import { Money } from '../../../ui/record/money.tsx';
import { AmountPart } from '../cases/fields.tsx';
import type { CaseErrors, CaseFieldsProps, CaseForm, CaseInputs } from '../cases/formTypes.ts';
import { asRow, errorsOfRow, missingIn, REQUIRED } from '../cases/missing.ts';
import { LimitedField } from '../../../ui/form/LimitedField.tsx';

/** Null for what is not typed yet. */
interface TypedLine extends Pick<QuoteLine, 'kind' | 'name'> {
  key: number;
  quantity: number | null;
  unitPrice: number | null;
}
const emptyLine = (key: number): TypedLine => ({
  key,
  kind: 'part',
  name: '',
  quantity: 1,
  unitPrice: null,
});

const typedIn = ({ typed }: CaseInputs): readonly TypedLine[] =>
  Array.isArray(typed) ? (typed as TypedLine[]) : [];
const isKnown = (value: number | null): value is number => value !== null && !Number.isNaN(value);

const toLine = ({ kind, name, quantity, unitPrice }: TypedLine): QuoteLine[] =>
  isKnown(quantity) && isKnown(unitPrice) && name.trim() !== ''
    ? [{ kind, name, quantity, unitPrice }]
    : [];

const missingOfLine = ({ name, quantity, unitPrice }: TypedLine): CaseErrors => ({
  ...missingIn({ name }, ['name']),
  ...(isKnown(quantity) ? {} : { quantity: 'ui.wrong.count' }),
  ...(isKnown(unitPrice) ? {} : { unitPrice: REQUIRED }),
});

const LineFields = ({
  line,
  place,
  errors,
  onChange,
  onRemove,
}: {
  line: TypedLine;
  /** From 1. */
  place: number;
  errors: CaseErrors;
  onChange: (line: TypedLine) => void;
  onRemove: (() => void) | null;
}) => {
  const translate = useTranslate();
  return (
    <Box
      role="group"
      aria-label={translate('repairs.quoteLine', { place })}
      sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr', sm: '1fr 2fr' } }}
    >
      <TextField
        select
        label={translate('repairs.fields.lineKind')}
        value={line.kind}
        onChange={({ target }) => {
          const kind = QUOTE_LINE_KINDS.find((one) => one === target.value);
          if (kind) onChange({ ...line, kind });
        }}
      >
        {QUOTE_LINE_KINDS.map((one) => (
          <MenuItem key={one} value={one}>
            {translate(`repairs.lineKinds.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      <LimitedField
        required
        label={translate('repairs.fields.lineName')}
        error={errors.name !== undefined}
        helperText={errors.name && translate(errors.name)}
        value={line.name}
        onChange={({ target }) => onChange({ ...line, name: target.value })}
        max={120}
      />
      <CountField
        label={translate('repairs.fields.quantity')}
        value={line.quantity}
        onChange={(quantity) => onChange({ ...line, quantity })}
        error={errors.quantity && translate(errors.quantity)}
      />
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'start' }}>
        <AmountPart
          isRequired
          label={translate('repairs.fields.unitPrice')}
          error={errors.unitPrice && translate(errors.unitPrice)}
          value={line.unitPrice}
          onChange={(unitPrice) => onChange({ ...line, unitPrice })}
        />
        {onRemove && (
          <IconButton
            aria-label={translate('repairs.removeLine', { place })}
            onClick={onRemove}
            sx={{ mt: 0.5 }}
          >
            <Delete />
          </IconButton>
        )}
      </Box>
    </Box>
  );
};

const Fields = ({ input, onInput, errors }: CaseFieldsProps) => {
  const translate = useTranslate();
  const typed = typedIn(input);
  const write = (next: readonly TypedLine[]) =>
    onInput({ ...input, typed: next, lines: next.flatMap(toLine) });
  const { validDays } = input;
  return (
    <>
      {typed.map((line, index) => (
        <LineFields
          key={line.key}
          line={line}
          place={index + 1}
          errors={errorsOfRow(errors, `line${line.key}`)}
          onChange={(next) => write(typed.map((one) => (one === line ? next : one)))}
          onRemove={typed.length > 1 ? () => write(typed.filter((one) => one !== line)) : null}
        />
      ))}
      <Box>
        <Button
          onClick={() => write([...typed, emptyLine((typed.at(-1)?.key ?? 0) + 1)])}
          disabled={typed.length >= 50}
        >
          {translate('repairs.addLine')}
        </Button>
      </Box>
      <Typography>
        {translate('repairs.fields.total')} <Money amount={quoteTotal(typed.flatMap(toLine))} />
      </Typography>
      <CountField
        label={translate('repairs.fields.validDays')}
        value={typeof validDays === 'number' ? validDays : null}
        onChange={(days) => onInput({ ...input, validDays: days })}
        placeholder={translate('repairs.asPolicySays')}
      />
    </>
  );
};

export const quoteForm: CaseForm = {
  kind: 'repair',
  action: 'quote',
  initial: () => ({ typed: [emptyLine(1)], lines: [], validDays: null }),
  missing: (input) =>
    Object.assign(
      Number.isNaN(input.validDays) ? { validDays: 'ui.wrong.count' } : {},
      ...typedIn(input).map((line) => asRow(`line${line.key}`, missingOfLine(line))),
    ) as CaseErrors,
  toInput: ({ lines, validDays }) => ({ lines, validDays }),
  Fields,
};
