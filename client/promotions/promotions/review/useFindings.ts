/** What a check found, each as a sentence. */
import { useTranslate } from 'react-admin';
import type {
  Finding,
  FoundVariant,
  VariantBelowFloor,
  VariantTaken,
} from '#contract/promotions/review';
import { useProductNamesOfVariants } from '../../../catalog/shared/goods/useNames.ts';
import { useCount } from '../../../ui/list/useCount.ts';
import { useMoney } from '../../../ui/record/money.tsx';
import { WORDS } from './words.ts';

/** The number of variants that a sentence names. */
const NAMED = 5;

type Found = FoundVariant | VariantBelowFloor | VariantTaken;
/** Those about numbers of units; the others are about prices. */
const OF_UNITS: readonly Finding['kind'][] = ['memberLimitAboveStock', 'stockTaken'];
const shownIn = (finding: Finding): readonly Found[] =>
  'variants' in finding ? finding.variants.slice(0, NAMED) : [];

/** The sentence of each; goods are named in the language of the screen. */
export const useFindings = (findings: readonly Finding[]) => {
  const nameOf = useProductNamesOfVariants(
    findings.flatMap((finding) => shownIn(finding).map(({ variantId }) => variantId)),
  );
  const translate = useTranslate();
  const money = useMoney();
  const count = useCount();
  const say = (key: string, facts?: object) => translate(`${WORDS}.findings.${key}`, facts);
  const named = (kind: Finding['kind'], variant: Found) => {
    const { variantId, sku, price, offered } = variant;
    const name = nameOf(variantId) ?? variant.name;
    return say(`${kind}One`, {
      name: sku ? `${name} · ${sku}` : name,
      price: money(price),
      ...('floor' in variant && { floor: money(variant.floor) }),
      ...('taken' in variant && { taken: count(variant.taken) }),
      offered: OF_UNITS.includes(kind) ? count(offered) : money(offered),
    });
  };
  const toSentence = (finding: Finding): string => {
    if ('variants' in finding) {
      const { kind } = finding;
      const shown = shownIn(finding);
      const more = finding.count - shown.length;
      const names = shown.map((variant) => named(kind, variant));
      return say(kind, {
        smart_count: finding.count,
        names: [...names, ...(more > 0 ? [say('more', { count: count(more) })] : [])].join(
          say('between'),
        ),
      });
    }
    if (finding.kind === 'bundleNotCheaper')
      return say(finding.kind, { price: money(finding.price), worth: money(finding.worth) });
    if (finding.kind === 'bundleUnderFloors')
      return say(finding.kind, { price: money(finding.price), floor: money(finding.floor) });
    if (finding.kind === 'memberLimitAboveUses')
      return say(finding.kind, {
        perMember: count(finding.perMember),
        uses: count(finding.uses),
      });
    if ('used' in finding) {
      const { kind, used, limit } = finding;
      const figure = kind === 'budgetSpent' || kind === 'campaignSpent' ? money : count;
      return say(kind, { used: figure(used), limit: figure(limit) });
    }
    return say(finding.kind);
  };
  return findings.map(toSentence);
};
