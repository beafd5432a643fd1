import { useLocation } from 'react-router-dom';
import * as z from 'zod';
import { CouponBatchInput } from '#contract/promotions/coupons';
import { Form } from '../../ui/form/Form.tsx';
import { CreatePage } from '../../ui/record/RecordPage.tsx';
import { BatchFields } from './BatchFields.tsx';

const EMPTY = {
  kind: 'unique',
  promotionId: null,
  name: '',
  code: '',
  prefix: '',
  length: 12,
  quantity: 1000,
  usesPerCode: null,
  validFrom: null,
  validUntil: null,
  daysAfterClaim: null,
  claim: { open: false, bound: false, perMember: 1, levels: [], event: null },
};
const UNIQUE_ONLY = ['prefix', 'length', 'quantity'];

/** Without the fields of the other kind, which the form keeps for whoever changes their mind. */
const ofKind = (values: unknown) => {
  const { kind, usesPerCode, ...rest } = values as Record<string, unknown> & { kind: string };
  const left = kind === 'shared' ? UNIQUE_ONLY : ['code'];
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([field]) => !left.includes(field))),
    kind,
    usesPerCode: kind === 'unique' ? (usesPerCode ?? 1) : usesPerCode,
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
