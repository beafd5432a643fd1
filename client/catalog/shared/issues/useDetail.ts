import { useGetList, useTranslate } from 'react-admin';
import type { Attribute } from '#contract/catalog/attributes';
import type { QualityRuleCode } from '#contract/catalog/quality';
import { useLocalize } from '../../../ui/record/localized.tsx';

interface Issue {
  rule: QualityRuleCode;
  detail: string | null;
}

const OF_PICTURES: ReadonlySet<string> = new Set(['smallPicture', 'pictureRatio']);

/** What an issue is about, in words: the name of an attribute or language, a picture with its size, an SKU. */
export const useDetail = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const { data: attributes = [] } = useGetList<Attribute>('attributes', {
    pagination: { page: 1, perPage: 1000 },
    sort: { field: 'name', order: 'ASC' },
  });
  return ({ rule, detail }: Issue): string => {
    if (detail === null) return '';
    if (rule === 'missingRequiredAttribute' || rule === 'missingRecommendedAttribute') {
      const attribute = attributes.find(({ code }) => code === detail);
      return attribute ? toText(attribute.names) : '…';
    }
    if (rule === 'missingTranslation') return translate(`quality.details.${detail}`);
    const [number = '', size = ''] = detail.split(': ');
    return OF_PICTURES.has(rule) ? translate('quality.details.picture', { number, size }) : detail;
  };
};

/** `Required attribute missing: Material`. */
export const useIssueText = () => {
  const translate = useTranslate();
  const detailOf = useDetail();
  return (issue: Issue) =>
    [translate(`quality.rules.${issue.rule}`), detailOf(issue)]
      .filter(Boolean)
      .join(translate('quality.separator'));
};
