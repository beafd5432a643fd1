/** The lines of a refund, each with what explains its amount. */
import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { RefundLine } from '#contract/service/refunds';
import { useCount } from '../../../ui/list/useCount.ts';
import { useMoney } from '../../../ui/record/money.tsx';
import { useRate } from '../../../ui/record/rate.tsx';

const ROW = { display: 'flex', justifyContent: 'space-between', gap: 2, py: 0.5 } as const;
const AMOUNT = { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' } as const;

/** A deduction that a person wrote, not the policy. */
const isExplainedByStaff = ({ kind, rate, points }: RefundLine) =>
  kind === 'deduction' && rate === null && points === null;

/** What a line is called, and why it is as much as it is. */
const useExplanation = () => {
  const translate = useTranslate();
  const money = useMoney();
  const count = useCount();
  const rate = useRate();
  const nameOf = ({ kind, name, deduction }: RefundLine) => {
    if (kind === 'units' || kind === 'amount') return name;
    if (kind !== 'deduction') return translate(`refunds.lines.${kind}`);
    const deducted = translate(`refunds.deductions.${deduction}`);
    return name === '' ? deducted : translate('refunds.feeOf', { deduction: deducted, name });
  };
  const byPolicy = ({ policyNumber }: RefundLine) =>
    policyNumber === null
      ? translate('refunds.byStartingTerms')
      : translate('refunds.byPolicy', { number: policyNumber });
  const feeText = (line: RefundLine) =>
    [
      byPolicy(line),
      translate('refunds.why.fee', { rate: rate(line.rate ?? 0), worth: money(line.worth) }),
      line.amount === 0 && translate('refunds.why.feeWaived'),
    ]
      .filter(Boolean)
      .join(translate('layout.sentenceSeparator'));
  const shortText = (line: RefundLine, points: number) =>
    [
      byPolicy(line),
      translate('refunds.why.pointsShort', { points: count(points) }),
      line.worth > -line.amount &&
        translate('refunds.why.pointsBeyond', {
          worth: money(line.worth),
          available: money(line.available),
        }),
    ]
      .filter(Boolean)
      .join(translate('layout.sentenceSeparator'));
  const whyOf = (line: RefundLine): string => {
    const { kind, quantity, ordered, refundedUnits, paid, worth, available, amount } = line;
    if (kind === 'units')
      return [
        translate('refunds.why.units', {
          quantity: count(quantity),
          ordered: count(ordered),
          paid: money(paid),
          worth: money(worth),
        }),
        refundedUnits > 0 && translate('refunds.why.before', { units: count(refundedUnits) }),
        amount < worth && translate('refunds.why.less', { available: money(available) }),
      ]
        .filter(Boolean)
        .join(translate('layout.sentenceSeparator'));
    if (kind === 'amount')
      return translate('refunds.why.amount', { available: money(available), paid: money(paid) });
    if (kind === 'deduction' && line.points !== null) return shortText(line, line.points);
    if (kind === 'deduction') return isExplainedByStaff(line) ? (line.reason ?? '') : feeText(line);
    if (kind === 'returnFreight')
      return `${byPolicy(line)} ${translate('refunds.why.returnFreight')}`;
    return translate(`refunds.why.${kind}`);
  };
  return { nameOf, whyOf };
};

const signed = (money: (amount: number) => string, amount: number) =>
  amount < 0 ? `−${money(-amount)}` : money(amount);

interface ExplainedLinesProps<Line extends RefundLine> {
  lines: readonly Line[];
  total: number;
  /** How the reason of a deduction is shown, where it can be taken away. */
  reasonOf?: (line: Line) => ReactNode;
}

export const ExplainedLines = <Line extends RefundLine>({
  lines,
  total,
  reasonOf,
}: ExplainedLinesProps<Line>) => {
  const translate = useTranslate();
  const money = useMoney();
  const { nameOf, whyOf } = useExplanation();
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {lines.map((line, index) => (
        <Box component="li" key={index} sx={ROW}>
          <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
            {nameOf(line)}
            <Box sx={{ color: 'text.secondary', fontSize: 12.5 }}>
              {reasonOf && isExplainedByStaff(line) ? reasonOf(line) : whyOf(line)}
            </Box>
          </Box>
          <Box sx={AMOUNT}>{signed(money, line.amount)}</Box>
        </Box>
      ))}
      <Box component="li" sx={{ ...ROW, borderTop: 1, borderColor: 'divider', fontWeight: 600 }}>
        <span>{translate('refunds.totals.total')}</span>
        <Box sx={AMOUNT}>{money(total)}</Box>
      </Box>
    </Box>
  );
};
