/** What a check found, each as a sentence. */
import { useTranslate } from 'react-admin';
import type { Finding, FoundVariant, VariantBelowFloor } from '#contract/promotions/review';
import { useCount } from '../../../ui/list/useCount.ts';
import { useMoney } from '../../../ui/record/money.tsx';
import { WORDS } from './words.ts';

/** The number of variants that a sentence names. */
const NAMED = 5;

export const useFindings = () => {
  const translate = useTranslate();
  const money = useMoney();
  const count = useCount();
  const say = (key: string, facts?: object) => translate(`${WORDS}.findings.${key}`, facts);
  const named = (kind: Finding['kind'], variant: FoundVariant | VariantBelowFloor) => {
    const { name, sku, price, offered } = variant;
    return say(`${kind}One`, {
      name: sku ? `${name} · ${sku}` : name,
      price: money(price),
      ...('floor' in variant && { floor: money(variant.floor) }),
      offered: kind === 'memberLimitAboveStock' ? count(offered) : money(offered),
    });
  };
  return (finding: Finding): string => {
    if ('variants' in finding) {
      const { kind } = finding;
      const variants: readonly (FoundVariant | VariantBelowFloor)[] = finding.variants;
      const more = finding.count - Math.min(variants.length, NAMED);
      const names = variants.slice(0, NAMED).map((variant) => named(kind, variant));
      return say(kind, {
        smart_count: finding.count,
        names: [...names, ...(more > 0 ? [say('more', { count: count(more) })] : [])].join(
          say('between'),
        ),
      });
    }
    if (finding.kind === 'bundleNotCheaper')
      return say(finding.kind, { price: money(finding.price), worth: money(finding.worth) });
    if (finding.kind === 'memberLimitAboveUses')
      return say(finding.kind, {
        perMember: count(finding.perMember),
        uses: count(finding.uses),
      });
    return say(finding.kind);
  };
};
