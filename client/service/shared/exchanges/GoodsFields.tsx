/** The goods of an exchange come in, and are looked at unit by unit. */
import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { CaseLine } from '#contract/service/cases';
import { FOUND } from '#contract/service/inspection';
import { CountField } from '../../../ui/form/CountField.tsx';
import type { CaseFieldsProps, CaseForm, CaseInputs } from '../cases/formTypes.ts';

/** By line and what is counted; null for nothing, NaN for what cannot be read. */
type Counts = Readonly<Record<string, number | null>>;

const countsIn = ({ counts }: CaseInputs): Counts =>
  typeof counts === 'object' && counts !== null ? (counts as Counts) : {};
const keyOf = ({ lineNumber }: Pick<CaseLine, 'lineNumber'>, what: string) =>
  `${lineNumber} ${what}`;

const CountPart = ({
  line,
  what,
  label,
  input,
  onInput,
}: Pick<CaseFieldsProps, 'input' | 'onInput'> & {
  line: CaseLine;
  what: string;
  label: string;
}) => {
  const counts = countsIn(input);
  const key = keyOf(line, what);
  return (
    <CountField
      label={useTranslate()(label)}
      value={counts[key] ?? null}
      onChange={(count) => onInput({ ...input, counts: { ...counts, [key]: count } })}
      placeholder="0"
    />
  );
};

const LineGroup = ({ line, children }: { line: CaseLine; children: ReactNode }) => {
  const translate = useTranslate();
  const { sku, lineNumber, requested, approved, received } = line;
  return (
    <Box
      role="group"
      aria-label={sku ?? String(lineNumber)}
      sx={{ display: 'grid', gap: 1, gridTemplateColumns: '1fr 1fr' }}
    >
      <Typography sx={{ gridColumn: '1 / -1' }}>
        {translate('cases.line', {
          sku: sku ?? lineNumber,
          requested,
          approved: approved ?? '–',
          received,
        })}
      </Typography>
      {children}
    </Box>
  );
};

const linesOf = (record: CaseFieldsProps['record']): readonly CaseLine[] => record?.lines ?? [];

const ReceiptFields = (props: CaseFieldsProps) =>
  linesOf(props.record).map((line) => (
    <LineGroup key={line.id} line={line}>
      <CountPart {...props} line={line} what="received" label="exchanges.fields.received" />
    </LineGroup>
  ));

const InspectionFields = (props: CaseFieldsProps) =>
  linesOf(props.record)
    .filter(({ received }) => received > 0)
    .map((line) => (
      <LineGroup key={line.id} line={line}>
        {FOUND.map((what) => (
          <CountPart
            key={what}
            {...props}
            line={line}
            what={what}
            label={`returnReasons.dispositions.${what}`}
          />
        ))}
      </LineGroup>
    ));

/** By line, what was typed of it. */
const typedLines = (input: CaseInputs) => {
  const lines = new Map<number, Record<string, number>>();
  for (const [key, count] of Object.entries(countsIn(input))) {
    const [lineNumber = '', what = ''] = key.split(' ');
    if (count !== null)
      lines.set(Number(lineNumber), { ...lines.get(Number(lineNumber)), [what]: count });
  }
  return [...lines];
};
const hasCounts = (input: CaseInputs): boolean => {
  const typed = Object.values(countsIn(input)).filter((count) => count !== null);
  return typed.some((count) => count > 0) && typed.every((count) => !Number.isNaN(count));
};

export const goodsForms: readonly CaseForm[] = [
  {
    kind: 'exchange',
    action: 'receive',
    toInput: (input) => ({
      lines: typedLines(input).flatMap(([lineNumber, { received = 0 }]) =>
        received > 0 ? [{ lineNumber, quantity: received }] : [],
      ),
    }),
    isComplete: hasCounts,
    Fields: ReceiptFields,
  },
  {
    kind: 'exchange',
    action: 'inspect',
    toInput: (input) => ({
      lines: typedLines(input).map(([lineNumber, found]) => ({ lineNumber, ...found })),
    }),
    isComplete: hasCounts,
    Fields: InspectionFields,
  },
];
