/** What a batch's codes are good for, in words. */
import { useTranslate } from 'react-admin';
import type { CouponBatch } from '#contract/promotions/coupons';
import type { ClaimRules } from '#contract/promotions/coupons/issuing';
import { isLimitedToLevels } from '#contract/platform/audiences';
import { dayOf } from '#shared/days';
import { useAudienceName } from '../../platform/shared/audience/useAudienceChoices.ts';
import { useLevelNames } from '../../platform/shared/audience/useLevelsText.ts';
import { useInstant } from '../../ui/record/instant.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { formatDay } from '../../ui/record/dayText.ts';

type Window = Pick<CouponBatch, 'validFrom' | 'validUntil' | 'daysAfterClaim'>;

export const useBatchWords = () => {
  const translate = useTranslate();
  const instant = useInstant();
  const { timeZone, locale } = useStoreSettings();
  const list = (words: readonly string[]) => words.join(translate('layout.listSeparator'));
  /** People name the last day, the end is the midnight after it. */
  const lastDay = (end: number) => formatDay(dayOf(end - 1, timeZone), locale);
  const validity = ({ validFrom, validUntil, daysAfterClaim }: Window): string =>
    list([
      ...(validFrom === null ? [] : [translate('couponBatches.from', { day: instant(validFrom) })]),
      ...(validUntil === null
        ? []
        : [translate('couponBatches.until', { day: lastDay(validUntil) })]),
      ...(daysAfterClaim === null
        ? []
        : [translate('couponBatches.daysAfter', { smart_count: daysAfterClaim })]),
    ]) || translate('couponBatches.asPromotion');
  const levelNames = useLevelNames();
  const nameOf = useAudienceName();
  const claim = ({ open, bound, perMember, event, segments = [], ...levels }: ClaimRules): string =>
    list([
      ...(open ? [translate('couponBatches.claimOpen', { smart_count: perMember })] : []),
      ...(event === null
        ? []
        : [
            translate('couponBatches.claimEvent', {
              event: translate(`couponBatches.events.${event}`),
            }),
          ]),
      ...(isLimitedToLevels(levels)
        ? [translate('couponBatches.claimLevels', { levels: list(levelNames(levels)) })]
        : []),
      ...(segments.length > 0
        ? [
            translate('couponBatches.claimSegments', {
              segments: list(segments.map((key) => nameOf('segments', key))),
            }),
          ]
        : []),
      ...(bound ? [translate('couponBatches.claimBound')] : []),
    ]) || translate('couponBatches.claimNone');
  return { validity, claim };
};
