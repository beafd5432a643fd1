import Redeem from '@mui/icons-material/RedeemOutlined';
import { useEffect } from 'react';
import { DataTable, SelectInput, useListContext, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { Coupon } from '#contract/promotions/coupons/coupon';
import { codeKey } from '#contract/promotions/codes';
import { RecordInput } from '../../ui/form/RecordInput.tsx';
import { showLink } from '../../links.ts';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { MemberInput, MemberLink } from '../../members/shared/members.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { BatchLink, couponColumns } from './columns.tsx';
import { CouponStanding } from './CouponStanding.tsx';

const Column = DataTable.Col<Coupon>;
const STATES = (['unclaimed', 'claimed', 'redeemed', 'revoked'] as const).map((id) => ({
  id,
  name: `coupons.states.${id}`,
}));

const filters = [
  <SelectInput key="state" source="state" choices={STATES} alwaysOn sx={{ minWidth: 140 }} />,
  <RecordInput key="batchId" source="batchId" reference="couponBatches" optionText="name" />,
  <RecordInput key="promotionId" source="promotionId" reference="promotions" optionText="name" />,
  <MemberInput key="memberId" source="memberId" />,
];

/** Who may not see codes finds a masked one by its whole code only. */
const isAsked = (code: string, asked: string) => code.endsWith('*') || codeKey(code) === asked;

/** A whole code found goes straight to its page; Back leads to before the search. */
const OpenFound = () => {
  const { data, filterValues, isFetching } = useListContext<Coupon>();
  const navigate = useNavigate();
  const asked = typeof filterValues.q === 'string' ? codeKey(filterValues.q) : '';
  const found =
    !isFetching && asked !== '' && data?.length === 1 && isAsked(data[0]?.code ?? '', asked)
      ? (data[0]?.id ?? null)
      : null;
  useEffect(() => {
    if (found !== null) void navigate(showLink('coupons', found), { replace: true });
  }, [found, navigate]);
  return null;
};

const CouponList = () => {
  const translate = useTranslate();
  const count = useCount();
  const uses = ({ used, usesPerCode }: Coupon) =>
    usesPerCode === null
      ? count(used)
      : translate('coupons.usesOf', { used: count(used), uses: count(usesPerCode) });
  return (
    <ListPage
      filters={filters}
      // A code that was searched for must not open its page again on the next visit.
      storeKey={false}
      sort={{ field: 'id', order: 'DESC' }}
      empty={<EmptyState icon={Redeem} title="coupons.empty.title" text="coupons.empty.text" />}
    >
      <OpenFound />
      <ResponsiveTable<Coupon>
        bulkActionButtons={false}
        empty={<EmptyState title="coupons.notFound.title" text="coupons.notFound.text" />}
        card={{
          title: ({ code }) => <code>{code}</code>,
          aside: (coupon) => <CouponStanding coupon={coupon} />,
          lines: (coupon) => [
            <BatchLink key="batch" coupon={coupon} />,
            ...(coupon.memberId === null ? [] : [<MemberLink key="member" id={coupon.memberId} />]),
            `${translate('resources.coupons.fields.used')} ${uses(coupon)}`,
          ],
        }}
      >
        {couponColumns.code}
        {couponColumns.state}
        {couponColumns.batchId}
        <Column
          source="memberId"
          disableSort
          render={({ memberId }) => <MemberLink id={memberId} />}
        />
        {couponColumns.claimedAt}
        {couponColumns.validUntil}
        <Column align="right" source="used" disableSort render={uses} />
      </ResponsiveTable>
    </ListPage>
  );
};
export default CouponList;
