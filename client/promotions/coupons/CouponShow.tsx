/** One code: can it be used, for what, and everything that ever happened to it. */
import { Alert, Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useCanAccess, useDataProvider, useRecordContext, useTranslate } from 'react-admin';
import { type CouponStanding as Standing, couponStanding } from '#rules/promotions/couponStates';
import type { Coupon, CouponHistory } from '#contract/promotions/coupons/coupon';
import type { Api } from '../../api.ts';
import { Facts } from '../../ui/record/Facts.tsx';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { Instant, useInstant } from '../../ui/record/instant.tsx';
import { LastInstant } from '../../ui/record/LastInstant.tsx';
import { MemberLink } from '../../members/shared/members.tsx';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useAudienceName } from '../../platform/shared/audience/useAudienceChoices.ts';
import { useCount } from '../../ui/list/useCount.ts';
import { CouponStanding } from './CouponStanding.tsx';
import { LifeLine } from './LifeLine.tsx';
import { Loading } from '../../ui/feedback/Loading.tsx';

const SEVERITY = {
  usable: 'success',
  unclaimed: 'info',
  usedUp: 'warning',
  notStarted: 'warning',
  ended: 'warning',
  revoked: 'error',
} as const satisfies Record<Standing, string>;

const Revoke = ({ coupon }: { coupon: Coupon }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const revocation: Verb = {
    key: 'revoke',
    label: 'coupons.revoke.verb',
    tone: 'danger',
    confirm: () => ({
      title: translate('coupons.revoke.title', { code: coupon.code }),
      lines: [translate('coupons.revoke.text')],
      reason: 'required',
      perform: (reason) => api.act('coupons', coupon.id, 'revocation', { reason }),
      success: 'coupons.revoke.done',
    }),
  };
  return <VerbBar verbs={[revocation]} />;
};

const Header = () => {
  const coupon = useRecordContext<Coupon>();
  const { canAccess } = useCanAccess({ resource: 'coupons', action: 'edit' });
  if (!coupon) return null;
  return (
    <>
      <CouponStanding coupon={coupon} />
      {canAccess && coupon.revokedAt === null && (
        <Box sx={{ ml: { sm: 'auto' } }}>
          <Revoke coupon={coupon} />
        </Box>
      )}
    </>
  );
};

/** The first thing to tell whoever asks: does it work, and if not, why. */
const Answer = ({ coupon }: { coupon: Coupon }) => {
  const translate = useTranslate();
  const instant = useInstant();
  const count = useCount();
  const standing = couponStanding(coupon, Date.now());
  const { validFrom, validUntil, revokedAt, used } = coupon;
  const at = { notStarted: validFrom, ended: validUntil, revoked: revokedAt, usable: validUntil }[
    standing as 'notStarted' | 'ended' | 'revoked' | 'usable'
  ];
  const key = standing === 'usable' && validUntil === null ? 'usableAlways' : standing;
  return (
    <Alert severity={SEVERITY[standing]} sx={{ mb: 2 }}>
      {translate(`coupons.answers.${key}`, { at: instant(at), used: count(used) })}
    </Alert>
  );
};

const Main = () => {
  const coupon = useRecordContext<Coupon>();
  const api = useDataProvider<Api>();
  const id = coupon?.id;
  const query = useQuery({
    queryKey: ['coupons', 'life', id],
    queryFn: async ({ signal }) =>
      (await api.call<CouponHistory>('GET', `/coupons/${id}/life?by=id`, undefined, signal)).data,
    enabled: id !== undefined,
  });
  if (!coupon) return null;
  const { data } = query;
  return (
    <>
      <Answer coupon={coupon} />
      <Section title="coupons.sections.life">
        {data ? <LifeLine events={data.events} /> : <Loading query={query} height={240} />}
      </Section>
    </>
  );
};

/** Why a member got it, where that is given once: a level that was reached, or a birthday. */
const useCauseText = () => {
  const translate = useTranslate();
  const nameOf = useAudienceName();
  return (cause: string) => {
    const [kind = '', key = ''] = cause.split(/:(.*)/s);
    if (kind === 'level')
      return translate('coupons.causes.level', { level: nameOf('levels', key) });
    if (kind === 'birthday') return translate('coupons.causes.birthday', { year: key });
    const [, level = ''] = key.split(/:(.*)/s);
    return translate('coupons.causes.withdrawn', { level: nameOf('levels', level) });
  };
};

const Rail = () => {
  const causeText = useCauseText();
  const translate = useTranslate();
  const count = useCount();
  const coupon = useRecordContext<Coupon>();
  if (!coupon) return null;
  const label = (field: string) => `resources.coupons.fields.${field}`;
  const { promotionId, promotionName, batchId, batchName, memberId, usesPerCode, used, issuedBy } =
    coupon;
  const facts = [
    {
      label: label('promotionId'),
      value: (
        <RecordLink resource="promotions" id={promotionId}>
          {promotionName ?? `#${promotionId}`}
        </RecordLink>
      ),
    },
    {
      label: label('batchId'),
      value: (
        <RecordLink resource="couponBatches" id={batchId}>
          {batchName ?? `#${batchId}`}
        </RecordLink>
      ),
    },
    { label: label('memberId'), value: <MemberLink id={memberId} /> },
    { label: label('issuedBy'), value: issuedBy && translate(`coupons.issuedBy.${issuedBy}`) },
    ...(coupon.cause === null ? [] : [{ label: label('cause'), value: causeText(coupon.cause) }]),
    { label: label('claimedAt'), value: <Instant at={coupon.claimedAt} /> },
    { label: label('validFrom'), value: <Instant at={coupon.validFrom} /> },
    {
      label: label('validUntil'),
      value: coupon.validUntil && <LastInstant at={coupon.validUntil} />,
    },
    {
      label: label('used'),
      value:
        usesPerCode === null
          ? count(used)
          : translate('coupons.usesOf', { used: count(used), uses: count(usesPerCode) }),
    },
  ];
  return (
    <>
      <Section title="coupons.sections.facts">
        <Facts facts={facts} />
      </Section>
      <HistorySection />
    </>
  );
};

const CouponShow = () => (
  <ShowPage header={<Header />} rail={<Rail />}>
    <Main />
  </ShowPage>
);
export default CouponShow;
