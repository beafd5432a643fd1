/** The links of a message by which a score of the first question is chosen. */
import { expect, test } from 'vitest';
import { scoreAddresses } from '#server/surveys/answering/scoreAddresses';
import { choice, comment, csat, matrix, scaled } from '../../api/surveys/surveyStore.ts';

const ADDRESS = 'https://shop.example.com/s/survey/token?lang=zh';
const wordsOf = (question: Parameters<typeof scoreAddresses>[0]) =>
  scoreAddresses(question, ADDRESS, 'zh').addresses.map(({ words }) => words);

test('there is one for each score, which leads to the same page in the same language', () => {
  expect(scoreAddresses({ questions: [csat('whole')] }, ADDRESS, 'zh')).toMatchObject({
    addresses: [1, 2, 3, 4, 5].map((score) => ({
      words: String(score),
      address: `https://shop.example.com/s/survey/token/${score}?lang=zh`,
    })),
  });
  expect(wordsOf({ questions: [scaled('nps', 'recommend')] })).toHaveLength(11);
  expect(wordsOf({ questions: [scaled('ces', 'ease'), csat('whole')] })).toHaveLength(7);
});

test('what stands at the ends of the scale is said, the best being the least where it is turned', () => {
  const lead = (direction: 'up' | 'down') =>
    scoreAddresses({ questions: [scaled('nps', 'recommend', { direction })] }, ADDRESS, 'en').lead;
  expect(lead('up')).toContain('0 = Not at all likely, 10 = Extremely likely');
  expect(lead('down')).toContain('0 = Extremely likely, 10 = Not at all likely');
});

test.each([
  ['a matrix', { questions: [matrix('rows', ['quality'])] }],
  ['a choice', { questions: [choice('why', ['late'])] }],
  ['a text', { questions: [comment('why')] }],
  ['nothing', { questions: [] }],
  ['no survey', undefined],
])('there are none where the first question is %s', (_, definition) => {
  expect(scoreAddresses(definition, ADDRESS, 'en')).toEqual({ lead: '', addresses: [] });
});
