/** Parts of the dialogs of returns: the reason, who answers for it, and units of each line. */
import { Alert, MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { DECIDED_RESPONSIBILITIES } from '#contract/orders/responsibilities';
import type { CaseDetail } from '#contract/service/cases';
import { lineNameOf } from '#rules/service/cases';
import { useReasons } from '../../../orders/shared/reasons.tsx';
import { CountField } from '../../../ui/form/CountField.tsx';
import { useWrongText } from '../../../ui/record/useWrongText.ts';
import { useLocalize } from '../../../ui/record/localized.tsx';
import { TextPart, textOf } from '../cases/fields.tsx';
import type { CaseErrors, CaseFieldsProps, CaseInputs } from '../cases/formTypes.ts';
import { missingIn } from '../cases/missing.ts';
import { errorOfLine, typedIn } from './inputs.ts';

/** `label`: of what it is the reason; left out, of a return. */
export const ReasonPart = ({
  input,
  onInput,
  errors,
  isRequired = false,
  label = 'returnCases.fields.reason',
}: CaseFieldsProps & { label?: string; isRequired?: boolean }) => {
  const error = errors?.reasonCode;
  const translate = useTranslate();
  const toText = useLocalize();
  const { reasons } = useReasons();
  return (
    <TextField
      select
      fullWidth
      required={isRequired}
      error={error !== undefined}
      helperText={error !== undefined && translate(error)}
      label={translate(label)}
      value={textOf(input.reasonCode)}
      onChange={({ target }) => onInput({ ...input, reasonCode: target.value })}
    >
      {reasons
        .filter(({ isOffered }) => isOffered)
        .map(({ code, names, parentId }) => (
          <MenuItem key={code} value={code}>
            {parentId === null ? toText(names) : `– ${toText(names)}`}
          </MenuItem>
        ))}
    </TextField>
  );
};

const isSideKnown = (record: CaseDetail | null): boolean =>
  record !== null && record.responsibility !== 'undetermined';

export const ResponsibilityPart = ({ input, onInput, errors, record }: CaseFieldsProps) => {
  const translate = useTranslate();
  const isKnown = isSideKnown(record);
  const error = errors?.responsibility;
  return (
    <TextField
      select
      fullWidth
      required={!isKnown}
      error={error !== undefined}
      helperText={error !== undefined && translate(error)}
      label={translate('returnCases.fields.responsibility')}
      value={textOf(input.responsibility)}
      onChange={({ target }) => onInput({ ...input, responsibility: target.value })}
      slotProps={{
        select: { displayEmpty: isKnown },
        inputLabel: { ...(isKnown && { shrink: true }) },
      }}
    >
      {isKnown && <MenuItem value="">{translate('returnCases.asReason')}</MenuItem>}
      {DECIDED_RESPONSIBILITIES.map((one) => (
        <MenuItem key={one} value={one}>
          {translate(`cases.responsibilities.${one}`)}
        </MenuItem>
      ))}
    </TextField>
  );
};
/** Who answers for it, where that was not decided before. */
export const missingSide = (input: CaseInputs, record: CaseDetail | null): CaseErrors =>
  isSideKnown(record) ? {} : missingIn(input, ['responsibility']);
export const responsibilityIn = ({ responsibility }: CaseInputs) => textOf(responsibility) || null;

/** How many units of each line of the case, up to a limit. */
export const UnitsPart = ({
  input,
  onInput,
  errors,
  record,
  label,
  leftOf,
  isZeroAllowed = false,
}: CaseFieldsProps & {
  label: string;
  leftOf: (line: CaseDetail['lines'][number]) => number;
  isZeroAllowed?: boolean;
}) => {
  const translate = useTranslate();
  const toWrongText = useWrongText();
  const typed = typedIn(input, 'quantities');
  // A line that came in meanwhile keeps its field while something is typed there.
  const shown = (record?.lines ?? []).filter(
    (line) => leftOf(line) > 0 || typeof typed[line.lineNumber] === 'number',
  );
  const errorOf = (lineNumber: number, isFirst: boolean) => {
    const error = errorOfLine(errors, { lineNumber, isFirst });
    return error === undefined ? {} : { error: toWrongText(error) };
  };
  return (
    <>
      {shown.map((line, index) => (
        <CountField
          key={line.id}
          label={translate(label, { name: lineNameOf(line), left: leftOf(line) })}
          value={typed[line.lineNumber] ?? null}
          isZeroAllowed={isZeroAllowed}
          onChange={(count) =>
            onInput({ ...input, quantities: { ...typed, [line.lineNumber]: count } })
          }
          {...errorOf(line.lineNumber, index === 0)}
        />
      ))}
      {shown.length === 0 && errors?.quantities !== undefined && (
        <Alert severity="error">{toWrongText(errors.quantities)}</Alert>
      )}
    </>
  );
};

/** How many units came in of those that are still to come. */
export const ReceiptFields = (props: CaseFieldsProps) => (
  <UnitsPart
    {...props}
    label="returnCases.received"
    leftOf={({ requested, approved, received }) => (approved ?? requested) - received}
  />
);

export const ParcelFields = (props: CaseFieldsProps) => (
  <>
    <TextPart {...props} isRequired name="carrier" label="returnCases.fields.carrier" max={60} />
    <TextPart
      {...props}
      isRequired
      name="trackingNumber"
      label="returnCases.fields.trackingNumber"
      max={80}
    />
  </>
);
export const missingParcel = (input: CaseInputs): CaseErrors =>
  missingIn(input, ['carrier', 'trackingNumber']);
