/** What a check found, each as a sentence. */
import { useTranslate } from 'react-admin';
import type { Finding, FoundVariant } from '#contract/promotions/review';
import { useCount } from '../../../ui/list/useCount.ts';
import { useMoney } from '../../../ui/record/money.tsx';
import { WORDS } from './words.ts';

export const useFindings = () => {
  const translate = useTranslate();
  const money = useMoney();
  const count = useCount();
  const say = (key: string, facts?: object) => translate(`${WORDS}.findings.${key}`, facts);
  const named = (kind: Finding['kind'], { name, sku, price, offered }: FoundVariant) =>
    say(`${kind}One`, {
      name: sku ? `${name} · ${sku}` : name,
      price: money(price),
      offered: kind === 'memberLimitAboveStock' ? count(offered) : money(offered),
    });
  return (finding: Finding): string => {
    if ('variants' in finding) {
      const { kind, variants } = finding;
      const more = finding.count - variants.length;
      const names = variants.map((variant) => named(kind, variant));
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
