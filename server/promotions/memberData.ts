/** What the tables of this domain hold about members. */
import { couponAttempts, coupons } from '#db/schema/promotions/coupons';
import { memberEntries } from '#db/schema/promotions/memberActivities';
import { redeemedRewards } from '#db/schema/promotions/pointRewards';
import { promotionCases } from '#db/schema/promotions/promotions';
import {
  redemptionPromotions,
  redemptions,
  redemptionTakes,
} from '#db/schema/promotions/redemptions';
import { unredeemedDiscounts, unredeemedTakes } from '#db/schema/promotions/unredeemedDiscounts';
import type { Db } from '#db';
import { statement } from '#db/statements';
import { type MemberData, memberTable } from '../platform/personalData/memberTables.ts';
import { ERASED } from '../platform/personalData/rules.ts';
import { withdrawEntries } from './memberEntries/withdraw.ts';
import { renameContacts } from './redemptions/renameContacts.ts';

const giftsToSend = statement<{ n: number }>(
  "select count(*) as n from redeemed_rewards where member_id = ? and state = 'requested'",
);
const countGiftsToSend = async (db: Db, memberId: number) =>
  Number((await giftsToSend(db, memberId))[0]?.n ?? 0);

const reservedBy = statement<{ id: number }>(
  "select id from redemptions where member_id = ? and status = 'reserved' and expires_at > ?",
);
/** Discounts and points of orders that may still be paid. */
const findReserved = async (db: Db, memberId: number, now: number) =>
  (await reservedBy(db, memberId, now)).map(({ id }) => Number(id));

const OF_ORDERS = 'order_id in (select id from orders where member_id = ?)';
const OF_REDEMPTIONS = 'redemption_id in (select id from redemptions where member_id = ?)';

export const PROMOTION_MEMBER_DATA: MemberData = {
  tables: [
    memberTable(coupons, { keep: ['code', 'key', 'issuedBy', 'cause'] }),
    memberTable(couponAttempts, {
      // What is no code of the store is whatever the shopper typed.
      clear: { code: `case when coupon_id is null then '${ERASED}' else code end` },
      keep: ['verdict', 'orderId', 'channel'],
    }),
    memberTable(redemptions, {
      keep: [
        'orderId',
        'status',
        'customerKey',
        'channel',
        'requestHash',
        'quote',
        'returned',
        'stated',
        'limitsThen',
      ],
      resource: 'redemptions',
    }),
    memberTable(redemptionPromotions, { of: OF_REDEMPTIONS }),
    memberTable(redemptionTakes, { of: OF_REDEMPTIONS, keep: ['counter'] }),
    memberTable(redeemedRewards, {
      clear: {
        recipient: 'null',
        phone: 'null',
        address: 'null',
        trackingNumber: 'null',
        note: 'null',
        reason: 'null',
      },
      keep: ['externalId', 'kind', 'names', 'level', 'state', 'carrier', 'actorKind', 'actorName'],
      resource: 'redeemedRewards',
    }),
    memberTable(memberEntries, {
      // What the member sent to a contest, in words and as a picture.
      clear: { text: 'null', fileId: 'null', reason: 'null' },
      keep: [
        'externalId',
        'state',
        'level',
        'channel',
        'nonce',
        'decidedBy',
        'actorKind',
        'actorName',
      ],
      resource: 'memberEntries',
    }),
    memberTable(unredeemedDiscounts, {
      of: OF_ORDERS,
      clear: { note: 'null' },
      keep: ['code', 'label', 'reason', 'verdict', 'decidedByName'],
    }),
    memberTable(unredeemedTakes, {
      of: `discount_id in (select id from unredeemed_discounts where ${OF_ORDERS})`,
      keep: ['counter'],
    }),
  ],
  searched: [
    { table: couponAttempts, columns: ['code'] },
    { table: promotionCases, columns: ['request', 'expected'] },
    { table: redemptions, columns: ['quote'], where: 'member_id = ?' },
  ],
  blocks: [{ key: 'gifts', count: countGiftsToSend }],
  keeps: [{ key: 'reservations', find: findReserved }],
  erase: async (tx, member) => {
    await withdrawEntries(tx, member);
    await renameContacts(tx, member);
  },
};
