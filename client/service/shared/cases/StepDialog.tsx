/** A step of a case. */
import { Typography } from '@mui/material';
import { useMemo, useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { CaseDetail } from '#contract/service/cases';
import type { CaseAction } from '#contract/service/caseActions';
import { casePartyOf, needsReason } from '#rules/service/stages';
import type { Api } from '../../../api.ts';
import { ApiError } from '../../../apiError.ts';
import { useAccount } from '../../../platform/shared/useAccount.ts';
import { useWrongText } from '../../../ui/record/useWrongText.ts';
import { CaseDialog } from './CaseDialog.tsx';
import { formOf } from './caseForms.ts';
import type { CaseErrors, CaseInputs } from './formTypes.ts';
import { areAtFields, missingIn, refusedInputs } from './missing.ts';
import { useMissing } from './useMissing.ts';
import { ReasonField } from './ReasonField.tsx';

/** What the reason is for, where that is not plain. */
const REASON_HELP: Partial<Record<CaseAction, string>> = {
  requestInfo: 'withheld.internalQuestion',
  answer: 'withheld.whatCustomerSaid',
};

export const StepDialog = ({
  record,
  action,
  onClose,
}: {
  record: CaseDetail;
  action: CaseAction;
  onClose: () => void;
}) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const account = useAccount();
  const toWrongText = useWrongText();
  const form = formOf(record.kind, action);
  const [input, setInput] = useState<CaseInputs>(() => form?.initial?.(record) ?? {});
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<CaseErrors>({});
  const { id, kind, stage, version, isErased } = record;
  const isReasonNeeded =
    !isErased &&
    (needsReason(kind, stage, action, casePartyOf(account?.role ?? null)) ||
      (form?.needsReason?.(input) ?? false));
  const { errors, check } = useMissing({
    ...form?.missing?.(input, record),
    ...(isReasonNeeded && missingIn({ reason }, ['reason'])),
  });
  const advice = record.advice.find((one) => one.action === action);
  const edited = useMemo(() => ({ input, reason }), [input, reason]);
  const verb = translate(`cases.actions.${action}`);
  return (
    <CaseDialog
      title={translate('cases.stepTitle', { action: verb, number: record.number })}
      verb={verb}
      done="cases.stepDone"
      check={check}
      send={async () => {
        const sent = form?.toInput?.(input) ?? input;
        try {
          await api.call('POST', `/cases/${id}/actions/${action}`, {
            version,
            reason: reason.trim() || null,
            input: sent,
          });
        } catch (error) {
          setRefused(refusedInputs(ApiError.from(error).errors, sent));
          throw error;
        }
      }}
      onClose={onClose}
      edited={edited}
      isSaidAtFields={areAtFields(refused)}
    >
      {advice && <Typography>{toWrongText(advice.why)}</Typography>}
      {form && (
        <form.Fields
          input={input}
          onInput={(changed) => {
            setInput(changed);
            setRefused({});
          }}
          errors={{ ...refused, ...errors }}
          record={record}
          ticketId={record.ticketId}
        />
      )}
      {!isErased && (
        <ReasonField
          value={reason}
          onChange={setReason}
          isRequired={isReasonNeeded}
          error={errors.reason ?? refused.reason}
          help={REASON_HELP[action] && translate(REASON_HELP[action])}
        />
      )}
    </CaseDialog>
  );
};
