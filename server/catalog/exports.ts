/** Exports of the catalogue in the format that imports read, and of the stock. */
import { categories } from '#db/schema/catalog/categories';
import { products } from '#db/schema/catalog/products';
import * as z from 'zod';
import { AttributeInput } from '#contract/catalog/attributes';
import { QUALITY_RULES, QualityRuleInput, SEVERITIES } from '#contract/catalog/quality';
import { instant, localized, reference } from '#shared/fields';
import { localize, type Localized } from '#shared/localization';
import { StockLevel } from '#contract/catalog/stock';
import { attributeList } from './attributes/routes.ts';
import { DETAIL, issueFile } from './quality/issueFile.ts';
import { ruleList } from './quality/routes.ts';
import { type InWords, LIST_SEPARATORS } from '../platform/exports/inWords.ts';
import { columnsOf } from '../platform/exports/columns.ts';
import { type Exports, fileExport, listExport } from '../platform/exports/exports.ts';
import { stockList } from './stock/list.ts';
import { categoryPieces, productPieces } from './transfer/export.ts';

const QualityRule = QualityRuleInput.extend({ code: z.enum(QUALITY_RULES) });
const QualityIssue = z.object({
  severity: z.enum(SEVERITIES),
  rule: z.enum(QUALITY_RULES),
  productId: reference('products'),
  product: z.object({ names: localized(), externalId: z.string().nullable() }).nullable(),
  skus: z.array(z.string()),
  detail: z.string().nullable(),
  attributeNames: localized().nullable(),
  openedAt: instant(),
});

/** The choices of an attribute by their names. */
const optionsInWords: InWords = (value, _, { words }) =>
  (value as readonly { names: Localized }[])
    .map(({ names }) => localize(names, words.language))
    .join(LIST_SEPARATORS[words.language]) || null;

const listed: InWords = (value, _, { words }) =>
  (value as readonly string[]).join(LIST_SEPARATORS[words.language]) || null;

const ListedStock = StockLevel.extend({ productNames: localized().nullable() });
type InStock = Pick<z.infer<typeof ListedStock>, 'productName' | 'productNames'>;
const productName = ({ productName: name, productNames }: InStock) => productNames ?? name;

export const EXPORTS: Exports = {
  attributes: listExport(
    attributeList,
    columnsOf(AttributeInput, 'code', 'names', 'type', 'unit', [
      'options',
      { inWords: optionsInWords },
    ]),
  ),
  qualityRules: listExport(ruleList, columnsOf(QualityRule, 'code', 'severity', 'threshold')),
  qualityIssues: listExport(
    issueFile,
    columnsOf(
      QualityIssue,
      'severity',
      'rule',
      ['productId', { isInternal: true }],
      'product.names',
      'product.externalId',
      ['skus', { isNew: true, inWords: listed }],
      ['detail', DETAIL],
      'openedAt',
    ),
  ),
  products: fileExport(products, (context, request, { decimals }) =>
    productPieces(context, request, decimals),
  ),
  categories: fileExport(categories, (context, request) => categoryPieces(context, request)),
  stock: listExport(
    stockList,
    columnsOf(
      ListedStock,
      'sku',
      ['productName', { from: productName }],
      'place',
      'quantity',
      'at',
    ),
  ),
};
