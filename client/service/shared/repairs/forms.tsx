/** What the steps of a repair ask for. */
import { Alert, FormControlLabel, Switch } from '@mui/material';
import { useLocale, useTranslate } from 'react-admin';
import { CONVERSIONS, FAULTS, RepairDetails, VERDICTS } from '#contract/service/repairs';
import { isForManager, verdictOf } from '#rules/service/repairs';
import { casePartyOf } from '#rules/service/stages';
import { dayOf } from '#shared/days';
import { useAccount } from '../../../platform/shared/useAccount.ts';
import { useStoreSettings } from '../../../ui/record/useStoreSettings.ts';
import { formatDay } from '../../../ui/record/dayText.ts';
import { InstantPicker } from '../../../ui/form/InstantInput.tsx';
import { AmountPart, ChoicePart, TextPart } from '../cases/fields.tsx';
import type { CaseFieldsProps, CaseForm, CaseInputs } from '../cases/formTypes.ts';
import { missingIn, requires, unreadIn } from '../cases/missing.ts';
import { missingParcel, ParcelFields } from '../returns/parts.tsx';
import { OneLine } from './OneLine.tsx';
import { quoteForm } from './QuoteFields.tsx';

const detailsIn = (record: CaseFieldsProps['record']) => {
  const { success, data } = RepairDetails.safeParse(record?.details);
  return success ? data : null;
};

const SerialFields = (props: CaseFieldsProps) => (
  <TextPart {...props} name="serialNumber" label="repairs.fields.serialNumber" max={80} />
);

const VerdictFields = (props: CaseFieldsProps) => {
  const translate = useTranslate();
  const locale = useLocale();
  const lastDay = detailsIn(props.record)?.warrantyUntil ?? null;
  const { timeZone } = useStoreSettings();
  const isAgent = casePartyOf(useAccount()?.role ?? null) === 'agent';
  const byDates = verdictOf(lastDay, dayOf(props.record?.openedAt ?? 0, timeZone));
  const mayDecide = (verdict: string) =>
    !isAgent || VERDICTS.some((one) => one === verdict && !isForManager(one, byDates));
  return (
    <>
      <Alert severity="info">
        {lastDay
          ? translate('repairs.warrantyUntil', { day: formatDay(lastDay, locale) })
          : translate('repairs.noWarranty')}
      </Alert>
      <ChoicePart
        {...props}
        name="verdict"
        label="repairs.fields.verdict"
        choices={VERDICTS}
        words="repairs.verdicts"
        isOffered={mayDecide}
        isRequired
        help={
          isAgent
            ? translate('withheld.verdict', { verdict: translate(`repairs.verdicts.${byDates}`) })
            : undefined
        }
      />
    </>
  );
};
const hasVerdict = ({ verdict }: CaseInputs) => typeof verdict === 'string';

const ApprovalFields = (props: CaseFieldsProps) => {
  const translate = useTranslate();
  const { input, onInput, errors } = props;
  const isPaid = hasVerdict(input) && input.verdict !== 'in';
  return (
    <>
      <VerdictFields
        {...props}
        onInput={(next) => onInput(next.verdict === 'in' ? { ...next, diagnosisFee: 0 } : next)}
      />
      {isPaid && (
        <AmountPart
          label={translate('repairs.fields.diagnosisFee')}
          value={typeof input.diagnosisFee === 'number' ? input.diagnosisFee : null}
          onChange={(diagnosisFee) => onInput({ ...input, diagnosisFee: diagnosisFee ?? 0 })}
          error={errors?.diagnosisFee && translate(errors.diagnosisFee)}
        />
      )}
    </>
  );
};

const parcel = { missing: missingParcel, Fields: ParcelFields };

const IntakeFields = (props: CaseFieldsProps) => (
  <TextPart {...props} name="accessories" label="repairs.fields.accessories" max={300} isLong />
);

const DiagnosisFields = (props: CaseFieldsProps) => (
  <>
    <ChoicePart
      {...props}
      name="fault"
      isRequired
      label="repairs.fields.fault"
      choices={FAULTS}
      words="repairs.faults"
    />
    <TextPart {...props} name="finding" label="repairs.fields.finding" max={500} isLong />
  </>
);

const StartFields = ({ input, onInput, record }: CaseFieldsProps) => {
  const translate = useTranslate();
  if (!detailsIn(record)?.mustOffer) return null;
  return (
    <>
      <Alert severity="warning">{translate('repairs.mustOffer')}</Alert>
      <FormControlLabel
        control={
          <Switch
            checked={input.isOfferDeclined === true}
            onChange={({ target }) => onInput({ ...input, isOfferDeclined: target.checked })}
          />
        }
        label={translate('repairs.fields.isOfferDeclined')}
      />
    </>
  );
};

const PartsFields = ({ input, onInput }: CaseFieldsProps) => (
  <InstantPicker
    value={typeof input.expectedAt === 'number' ? input.expectedAt : null}
    onChange={(expectedAt) => onInput({ ...input, expectedAt })}
    dayLabel="repairs.fields.expectedAt"
    timeLabel="tickets.time"
  />
);

const ConversionFields = (props: CaseFieldsProps) => (
  <ChoicePart
    {...props}
    name="convertedTo"
    isRequired
    label="repairs.fields.convertedTo"
    choices={CONVERSIONS}
    words="repairs.conversions"
  />
);

export const repairForms: readonly CaseForm[] = [
  {
    kind: 'repair',
    action: 'open',
    toBody: ({ lineNumber }) => ({
      lines: typeof lineNumber === 'number' ? [{ lineNumber, quantity: 1 }] : [],
      input: {},
    }),
    missing: requires('lineNumber'),
    Fields: OneLine,
  },
  { kind: 'repair', action: 'checkWarranty', Fields: SerialFields },
  {
    kind: 'repair',
    action: 'approve',
    missing: (input) => ({
      ...missingIn(input, ['verdict']),
      ...unreadIn(input, ['diagnosisFee']),
    }),
    Fields: ApprovalFields,
  },
  { kind: 'repair', action: 'reject', missing: requires('verdict'), Fields: VerdictFields },
  { kind: 'repair', action: 'ship', ...parcel },
  { kind: 'repair', action: 'receive', Fields: IntakeFields },
  {
    kind: 'repair',
    action: 'diagnose',
    missing: requires('fault'),
    Fields: DiagnosisFields,
  },
  quoteForm,
  { kind: 'repair', action: 'startRepair', Fields: StartFields },
  { kind: 'repair', action: 'waitForParts', Fields: PartsFields },
  { kind: 'repair', action: 'shipBack', ...parcel },
  {
    kind: 'repair',
    action: 'convert',
    missing: requires('convertedTo'),
    Fields: ConversionFields,
  },
];
