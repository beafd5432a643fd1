import type { ClientDomain } from '../domain.ts';
import { attributes } from './attributes/index.ts';
import { categories } from './categories/index.ts';
import { products } from './products/index.ts';
import { stock } from './stock/index.ts';
import { qualityIssues, qualityRules } from './quality/index.ts';

export const catalogDomain: ClientDomain = {
  group: 'catalog',
  features: [products, categories, attributes, stock, qualityIssues, qualityRules],
};
