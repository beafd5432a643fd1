/** A promised remedy that is given, marked as done, or taken back. */
import { Typography } from '@mui/material';
import { useGetList, useTranslate } from 'react-admin';
import * as z from 'zod';
import type { CouponBatch } from '#contract/promotions/coupons';
import { GIVEN_REMEDIES, Remedy, REMEDY_STEPS, type RemedyKind } from '#contract/service/remedies';
import type { CaseErrors, CaseFieldsProps, CaseInputs } from '../formTypes.ts';
import { missingIn } from '../missing.ts';
import { ChoiceField, useCoded } from './fields.tsx';

const Offered = z.object({ remedies: z.array(Remedy) });
const MAX_BATCHES = 100;

const isGiven = (kind: RemedyKind | undefined) => GIVEN_REMEDIES.some((given) => given === kind);

/** What can be done with a remedy as it stands. */
const stepsFor = ({ kind, state, couponId, pointAdjustmentId }: Remedy): readonly string[] =>
  REMEDY_STEPS.filter((step) => {
    if (step === 'undo') return couponId !== null || pointAdjustmentId !== null;
    return state === 'open' && (step === 'mark' || isGiven(kind));
  });

/** Batches of which a member can be given a code; whether this one can, is asked when it is given. */
const BatchField = (props: Pick<CaseFieldsProps, 'input' | 'onInput' | 'errors'>) => {
  const { data = [] } = useGetList<CouponBatch>('couponBatches', {
    pagination: { page: 1, perPage: MAX_BATCHES },
    sort: { field: 'createdAt', order: 'DESC' },
    filter: { kind: 'unique' },
  });
  const choices = data.map(({ id, name }) => ({ id, name }));
  return <ChoiceField {...props} name="batchId" choices={choices} />;
};

export const missingRemedy = (input: CaseInputs): CaseErrors =>
  missingIn(input, [
    'remedyId',
    ...(typeof input.remedyId === 'number' ? ['does'] : []),
    ...(input.needsBatch === true ? ['batchId'] : []),
  ]);

/** Without what only the dialog asks for. */
export const toRemedyInput = ({ needsBatch, batchId, ...named }: CaseInputs): CaseInputs => ({
  ...named,
  ...(needsBatch === true && { batchId }),
});

export const RemedyField = ({ record, input, onInput, errors }: CaseFieldsProps) => {
  const translate = useTranslate();
  const steps = useCoded(REMEDY_STEPS, 'cases.remedyVerbs');
  const details = Offered.safeParse(record?.details);
  const remedies = details.success ? details.data.remedies : [];
  const round = Math.max(0, ...remedies.map((remedy) => remedy.round));
  const offered = remedies.filter(
    (remedy) => remedy.round === round && stepsFor(remedy).length > 0,
  );
  const chosen = offered.find(({ id }) => id === input.remedyId);
  const write = (changed: CaseInputs) => {
    const remedy = offered.find(({ id }) => id === changed.remedyId);
    const possible = remedy ? stepsFor(remedy) : [];
    const isPossible = possible.some((step) => step === changed.does);
    const does = isPossible
      ? changed.does
      : (possible.find((step) => step === 'give') ?? possible[0]);
    onInput({ ...changed, does, needsBatch: remedy?.kind === 'coupon' && does === 'give' });
  };
  return (
    <>
      <Typography sx={{ fontSize: 13 }}>{translate('cases.markHelp')}</Typography>
      <ChoiceField
        name="remedyId"
        input={input}
        errors={errors}
        onInput={write}
        choices={offered.map(({ id, kind }) => ({
          id,
          name: translate(`cases.remedyKinds.${kind}`),
        }))}
      />
      {chosen && (
        <ChoiceField
          name="does"
          input={input}
          errors={errors}
          onInput={write}
          choices={steps.filter(({ id }) => stepsFor(chosen).some((step) => step === id))}
        />
      )}
      {input.needsBatch === true && <BatchField input={input} onInput={onInput} errors={errors} />}
    </>
  );
};
