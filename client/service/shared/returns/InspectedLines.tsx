/** What was found of the units that came in, and how many of them are replacements of an exchange; items of a list. */
import { useTranslate } from 'react-admin';
import type { CaseDetail } from '#contract/service/cases';
import type { InspectedUnits } from '#contract/service/inspection';
import { lineNameOf } from '#rules/service/cases';

export const nameIn = (record: CaseDetail, lineNumber: number): string => {
  const line = record.lines.find((one) => one.lineNumber === lineNumber);
  return line ? lineNameOf(line) : `#${lineNumber}`;
};

export const InspectedLines = ({
  record,
  inspected,
}: {
  record: CaseDetail;
  inspected: readonly InspectedUnits[];
}) => {
  const translate = useTranslate();
  return inspected.map(({ lineNumber, disposition, units, replacedUnits }) => (
    <li key={`${lineNumber} ${disposition}`}>
      {translate('returnCases.inspectedUnits', {
        line: nameIn(record, lineNumber),
        count: units,
        disposition: translate(`returnReasons.dispositions.${disposition}`),
      })}
      {(replacedUnits ?? 0) > 0 && (
        <>
          {translate('layout.partSeparator')}
          {translate('returnCases.replacedOfThese', { count: replacedUnits })}
        </>
      )}
    </li>
  ));
};
