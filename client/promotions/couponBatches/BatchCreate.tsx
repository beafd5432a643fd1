import { useLocation } from 'react-router-dom';
import * as z from 'zod';
import { BATCH_FORMS, type BatchForm, CouponBatchInput } from '#contract/promotions/coupons';
import { Form } from '../../ui/form/Form.tsx';
import { CreatePage } from '../../ui/record/RecordPage.tsx';
import { BatchFields } from './BatchFields.tsx';

const EMPTY = {
  kind: 'unique',
  promotionId: null,
  name: '',
  code: '',
  codes: '',
  prefix: '',
  suffix: '',
  length: 12,
  quantity: 1000,
  usesPerCode: null,
  validFrom: null,
  validUntil: null,
  daysAfterClaim: null,
  claim: { open: false, bound: false, perMember: 1, levels: [], event: null },
};
/** The fields that only one kind has. */
const OWN = {
  shared: ['code'],
  unique: ['prefix', 'suffix', 'length', 'quantity'],
  printed: ['codes'],
} as const satisfies Record<BatchForm, readonly string[]>;

/** Without the fields of the other kinds, which the form keeps for whoever changes their mind. */
const ofKind = (values: unknown) => {
  const { kind, usesPerCode, ...rest } = values as Record<string, unknown> & {
    kind: BatchForm;
  };
  const left: readonly string[] = BATCH_FORMS.filter((form) => form !== kind).flatMap(
    (form) => OWN[form],
  );
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([field]) => !left.includes(field))),
    kind,
    usesPerCode: kind === 'shared' ? usesPerCode : (usesPerCode ?? 1),
  };
};
const contract = z.preprocess(ofKind, CouponBatchInput);

/** `?promotionId=`: for the promotion from whose page it was opened. */
const BatchCreate = () => {
  const { search } = useLocation();
  const promotionId = Number(new URLSearchParams(search).get('promotionId')) || null;
  return (
    <CreatePage redirect="show" transform={ofKind}>
      <Form contract={contract} defaultValues={{ ...EMPTY, promotionId }}>
        <BatchFields />
      </Form>
    </CreatePage>
  );
};
export default BatchCreate;
