/** Names of the counters of limits. Pure. */

export const counters = {
  uses: (promotionId: number) => `promotion/${promotionId}/uses`,
  member: (promotionId: number, key: string) => `promotion/${promotionId}/member/${key}`,
  day: (promotionId: number, day: string) => `promotion/${promotionId}/day/${day}`,
  spent: (promotionId: number) => `promotion/${promotionId}/spent`,
  campaign: (campaignId: number) => `campaign/${campaignId}/spent`,
  flash: (promotionId: number, variantId: number) => `promotion/${promotionId}/flash/${variantId}`,
  flashMember: (promotionId: number, variantId: number, key: string) =>
    `promotion/${promotionId}/flash/${variantId}/${key}`,
  coupon: (couponId: number) => `coupon/${couponId}/uses`,
};
