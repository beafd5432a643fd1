/** Every list as CSV: what it shows to this person, all pages. */
import type { Request, Response } from 'express';
import { z } from 'zod';
import { can, rolesThatCan } from '#contract/platform/access';
import { currencyDecimals } from '#shared/localization';
import { activityList } from '../activities/routes.ts';
import { recordActivity } from '../activities/record.ts';
import { campaignList } from '../../promotions/campaigns/routes.ts';
import { couponBatchList, couponList } from '../../promotions/coupons/lists.ts';
import type { Context } from '../http/context.ts';
import { forbidden, HttpError, notFound } from '../http/errors.ts';
import { ListQuery, parseList } from '../lists/parse.ts';
import type { ListSpec } from '../lists/spec.ts';
import type { Route } from '../http/route.ts';
import { memberList } from '../../members/members/list.ts';
import { orderList } from '../../orders/orders/list.ts';
import { priceBatchSpec } from '../../pricing/priceBatches/routes.ts';
import { priceListList } from '../../pricing/priceLists/routes.ts';
import { priceEventSpec } from '../../pricing/prices/routes.ts';
import { promotionList } from '../../promotions/promotions/routes.ts';
import { redemptionList } from '../../promotions/redemptions/routes.ts';
import { returnList } from '../../orders/returns/list.ts';
import { dayOf } from '#shared/days';
import { categoryPieces, productPieces } from '../../catalog/transfer/export.ts';
import {
  ACTIVITY_COLUMNS,
  CAMPAIGN_COLUMNS,
  cellsOf,
  type Columns,
  COUPON_BATCH_COLUMNS,
  COUPON_COLUMNS,
  type Formats,
  headerOf,
  MEMBER_COLUMNS,
  ORDER_COLUMNS,
  PRICE_BATCH_COLUMNS,
  PRICE_EVENT_COLUMNS,
  PRICE_LIST_COLUMNS,
  PROMOTION_COLUMNS,
  REDEMPTION_COLUMNS,
  RETURN_COLUMNS,
} from './columns.ts';
import { csvLine } from './csvWriter.ts';
import { pagesOf } from '../lists/pages.ts';
import { sendCsv } from './send.ts';

type ListRequest = { filter: Record<string, unknown>; sort: unknown };
type Pieces = (
  context: Context,
  request: ListRequest,
  formats: Formats,
) => Promise<AsyncIterable<string>>;

const listPieces =
  (spec: ListSpec, columns: Columns): Pieces =>
  async (context, request, formats) => {
    const pages = await pagesOf(spec, context, request);
    return (async function* () {
      yield csvLine(headerOf(columns));
      for await (const page of pages)
        yield page.map((row) => csvLine(cellsOf(columns, row, formats))).join('');
    })();
  };

/** What can be exported, each as pieces of CSV. */
const EXPORTS: Record<string, Pieces> = {
  products: (context, request, { decimals }) => productPieces(context, request, decimals),
  categories: (context, { filter }) => {
    const [unknown] = Object.keys(filter);
    // The tree is exported whole: a part of it could not be imported again.
    if (unknown !== undefined)
      throw new HttpError(400, 'errors.badQuery', {
        errors: { [unknown]: 'errors.unknownFilter' },
      });
    return categoryPieces(context);
  },
  orders: listPieces(orderList, ORDER_COLUMNS),
  members: listPieces(memberList, MEMBER_COLUMNS),
  returns: listPieces(returnList, RETURN_COLUMNS),
  activities: listPieces(activityList, ACTIVITY_COLUMNS),
  priceLists: listPieces(priceListList, PRICE_LIST_COLUMNS),
  priceEvents: listPieces(priceEventSpec, PRICE_EVENT_COLUMNS),
  priceBatches: listPieces(priceBatchSpec, PRICE_BATCH_COLUMNS),
  campaigns: listPieces(campaignList, CAMPAIGN_COLUMNS),
  promotions: listPieces(promotionList, PROMOTION_COLUMNS),
  couponBatches: listPieces(couponBatchList, COUPON_BATCH_COLUMNS),
  coupons: listPieces(couponList, COUPON_COLUMNS),
  redemptions: listPieces(redemptionList, REDEMPTION_COLUMNS),
};

const ExportQuery = ListQuery.pick({ filter: true, sort: true });

const sendExport = async (context: Context, request: Request, response: Response) => {
  const resource = String(request.params.resource);
  const pieces = Object.hasOwn(EXPORTS, resource) ? EXPORTS[resource] : undefined;
  if (!pieces) throw notFound();
  if (!context.role || !can(context.role, resource, 'list'))
    throw forbidden(rolesThatCan(resource, 'list'));
  const { filter, sort } = parseList(ExportQuery.parse(request.query));
  const { timeZone, currency } = await context.settings();
  const content = await pieces(
    context,
    { filter, sort },
    { timeZone, decimals: currencyDecimals(currency) },
  );
  const at = context.now();
  await context.transaction((tx) =>
    recordActivity(tx, {
      actor: context.actor,
      at,
      resource,
      verb: 'export',
      after: { filter, ...(sort !== undefined && { sort }) },
    }),
  );
  await sendCsv(response, `${resource}-${dayOf(at, timeZone)}.csv`, content);
};

export const exportRoutes: Route[] = [
  {
    method: 'get',
    path: '/exports/:resource',
    access: { resource: 'exports', action: 'create' },
    summary: 'Download a list as CSV: every page of what it shows, with its filter and order',
    query: ExportQuery satisfies z.ZodType,
    stream: sendExport,
  },
];
