/** What the dialog of an inspection holds, and what it sends: of a line with replacements for either goods. Pure. */
import * as z from 'zod';
import { FOUND, ReplacedLine } from '#contract/service/inspection';
import type { CaseErrors, CaseFieldsProps, CaseInputs } from '../cases/formTypes.ts';
import { typedIn } from './inputs.ts';

type Record = CaseFieldsProps['record'];

export const receivedLines = (record: Record) =>
  (record?.lines ?? []).filter((line) => line.received > 0);

const Details = z.object({ replacedLines: z.array(ReplacedLine) });
/** By what units of a line were replaced; none where that says nothing of the goods that came in. */
export const replacedOf = (record: Record, lineNumber: number): ReplacedLine | null => {
  const { success, data } = Details.safeParse(record?.details);
  return (success && data.replacedLines.find((line) => line.lineNumber === lineNumber)) || null;
};

/** Under which names it is held what was found of the goods as they were sold, and of replacements. */
export const foundName = (disposition: string, isReplaced: boolean): string =>
  isReplaced ? `${disposition}Replaced` : disposition;

const numbersIn = (value: unknown): readonly number[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'number') : [];

/** With the lines that are sent, and those of which it is said which units are replacements. */
export const withFound = (
  input: CaseInputs,
  record: Record,
  { name, lineNumber, count }: { name: string; lineNumber: number; count: number | null },
): CaseInputs => {
  const lineNumbers = receivedLines(record).map((line) => line.lineNumber);
  return {
    ...input,
    lineNumbers,
    asked: lineNumbers.filter((one) => replacedOf(record, one)?.isAsked),
    [name]: { ...typedIn(input, name), [lineNumber]: count },
  };
};

const countsOf = (input: CaseInputs, lineNumber: number, isReplaced: boolean) =>
  FOUND.map(
    (disposition) => typedIn(input, foundName(disposition, isReplaced))[lineNumber] ?? null,
  );

/** Of each line that came in it is said what was found. */
export const missingFindings = (input: CaseInputs, record: Record): CaseErrors => {
  const errors: [string, string][] = receivedLines(record).flatMap(({ lineNumber }) => {
    const found = [false, true].flatMap((isReplaced) => countsOf(input, lineNumber, isReplaced));
    if (found.some((count) => Number.isNaN(count)))
      return [[`found${lineNumber}`, 'ui.wrong.count']];
    return found.every((count) => count === null)
      ? [[`found${lineNumber}`, 'returnCases.errors.findingsMissing']]
      : [];
  });
  return Object.fromEntries(errors);
};

const foundIn = (input: CaseInputs, lineNumber: number) => {
  const sold = countsOf(input, lineNumber, false);
  const replaced = countsOf(input, lineNumber, true);
  const byFound = (counts: (index: number) => number) =>
    Object.fromEntries(FOUND.map((disposition, index) => [disposition, counts(index)]));
  return {
    all: byFound((index) => (sold[index] ?? 0) + (replaced[index] ?? 0)),
    replaced: byFound((index) => replaced[index] ?? 0),
  };
};

export const toInspection = (input: CaseInputs): CaseInputs => ({
  lines: numbersIn(input.lineNumbers).map((lineNumber) => {
    const { all, replaced } = foundIn(input, lineNumber);
    const isAsked = numbersIn(input.asked).includes(lineNumber);
    return { lineNumber, ...all, ...(isAsked && { replaced }) };
  }),
});
