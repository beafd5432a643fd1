/** Finds the input in the form of a product by which an issue is fixed. */
import type { QualityRuleCode } from '#contract/catalog/quality';

interface Issue {
  rule: QualityRuleCode;
  detail: string | null;
}

const cells = (field: string) => [
  ...document.querySelectorAll<HTMLInputElement>(`[data-cell="${field}"]`),
];
const named = (name: string) =>
  document.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"], #${CSS.escape(name)}`);
const isBlank = ({ value }: HTMLInputElement) => value === '' || Number(value) === 0;

/** A choice keeps its value in a hidden input; the keyboard works on what is seen of it. */
const seen = (field: HTMLElement | null): HTMLElement | null =>
  field?.getAttribute('aria-hidden') === 'true'
    ? (field.parentElement?.querySelector<HTMLElement>('[role="combobox"]') ?? field)
    : field;

const inputOf = ({ rule, detail }: Issue): HTMLElement | null => {
  switch (rule) {
    case 'missingRequiredAttribute':
    case 'missingRecommendedAttribute': {
      const source = CSS.escape(`attributes.${detail}`);
      return document.querySelector<HTMLElement>(
        `[name="${source}"], [name^="${source}."], #${source}`,
      );
    }
    case 'missingCategory':
      return named('primaryCategoryId');
    case 'shortDescription':
      return named('descriptions.en');
    case 'missingTranslation':
      return named(`names.${detail}`);
    case 'missingCost':
      return cells('cost').find(isBlank) ?? null;
    case 'missingPrice':
      return cells('basePrice').find(isBlank) ?? null;
    case 'duplicateSku':
      return cells('sku').find(({ value }) => value === detail) ?? null;
    case 'duplicateBarcode':
      return cells('barcode').find(({ value }) => value === detail) ?? null;
    default:
      return document.querySelector<HTMLElement>('[data-pictures] button');
  }
};

/** Null while the form is not shown yet. */
const fieldOf = (issue: Issue): HTMLElement | null => seen(inputOf(issue));

const STEP_MS = 100;
const STEPS = 50;

/** Puts the keyboard on the input once the form shows it; returns what stops waiting for it. */
export const jumpTo = (issue: Issue): (() => void) => {
  let left = STEPS;
  const timer = setInterval(() => {
    const field = fieldOf(issue);
    if (--left <= 0 || field) clearInterval(timer);
    field?.scrollIntoView({ block: 'center' });
    field?.focus();
  }, STEP_MS);
  return () => clearInterval(timer);
};
