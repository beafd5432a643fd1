import { Rule } from '#contract/members/segmentRules';
import { useRuleWords } from './useRuleWords.ts';

/** A rule in words, as what changed in a record holds it; nothing of one that is none any more. */
const RuleText = ({ value }: { value: unknown }) => {
  const words = useRuleWords();
  const { data } = Rule.safeParse(value);
  return <>{data ? words(data) : '–'}</>;
};
export default RuleText;
