import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DEFAULT_QUALITY_RULES,
  QUALITY_RULES,
  type QualityRuleCode,
  type Severity,
} from '#contract/catalog/quality';
import { inheritedStandards } from '#server/catalog/quality/pictureStandards';
import { type Issue, issuesOf, type QualityFacts, scoreOf } from '#server/catalog/quality/rules';

const variant = { sku: 'A1', barcode: '690', cost: 100, basePrice: 200 };
const perfect: QualityFacts = {
  names: { en: 'Shirt', zh: '衬衫' },
  descriptions: { en: 'A shirt of long-staple cotton, woven to last for years.' },
  primaryCategoryId: 1,
  imageCount: 1,
  pictures: [{ width: 900, height: 1200 }],
  standards: { minPictures: 1, minPictureWidth: 900, minPictureHeight: 900, pictureRatio: '3:4' },
  filled: new Set(['material']),
  requirements: new Map([['material', 'required']]),
  variants: [variant],
  repeatedSkus: [],
  repeatedBarcodes: [],
};
const settings = (severity: Severity = 'warning', threshold = 40) =>
  new Map(QUALITY_RULES.map((code) => [code, { severity, threshold }]));
const defaults = new Map(DEFAULT_QUALITY_RULES.map(({ code, ...setting }) => [code, setting]));

const found = (facts: Partial<QualityFacts>) =>
  issuesOf({ ...perfect, ...facts }, settings()).map(({ rule, detail }) =>
    detail === null ? rule : `${rule} ${detail}`,
  );

test('a category below only asks for more of pictures, and the nearest ratio holds', () => {
  const root = { minPictures: 3, minPictureWidth: 800, pictureRatio: '1:1' };
  expect(
    inheritedStandards([
      undefined,
      root,
      { minPictures: 2, minPictureHeight: 600 },
      { minPictures: null, minPictureWidth: 1000, pictureRatio: '3:4' },
    ]),
  ).toEqual({
    minPictures: 3,
    minPictureWidth: 1000,
    minPictureHeight: 600,
    pictureRatio: '3:4',
  });
  expect(inheritedStandards([])).toEqual({
    minPictures: null,
    minPictureWidth: null,
    minPictureHeight: null,
    pictureRatio: null,
  });
});

describe('issuesOf', () => {
  test('a perfect product has no issues', () => {
    expect(found({})).toEqual([]);
  });
  test.each<[string, Partial<QualityFacts>, string[]]>([
    ['a missing required attribute', { filled: new Set() }, ['missingRequiredAttribute material']],
    [
      'missing recommended attributes, each by its code',
      {
        requirements: new Map([
          ['fit', 'recommended'],
          ['care', 'recommended'],
          ['note', 'optional'],
        ]),
      },
      ['missingRecommendedAttribute fit', 'missingRecommendedAttribute care'],
    ],
    ['no category', { primaryCategoryId: null }, ['missingCategory']],
    ['no image', { imageCount: 0, pictures: [] }, ['missingImage', 'fewPictures 0 / 1']],
    [
      'fewer pictures than asked for',
      { imageCount: 2, standards: { ...perfect.standards, minPictures: 3 } },
      ['fewPictures 2 / 3'],
    ],
    ['as many as asked for', { standards: { ...perfect.standards, minPictures: 1 } }, []],
    [
      'a pixel too narrow, and one of another shape',
      {
        imageCount: 2,
        pictures: [
          { width: 899, height: 1200 },
          { width: 1200, height: 900 },
        ],
      },
      ['smallPicture 1: 899 × 1200', 'pictureRatio 2: 1200 × 900'],
    ],
    ['a ratio missed by less than 2 %', { pictures: [{ width: 915, height: 1200 }] }, []],
    [
      'a ratio missed by more than 2 %',
      { pictures: [{ width: 920, height: 1200 }] },
      ['pictureRatio 1: 920 × 1200'],
    ],
    ['a picture elsewhere, whose size is not known', { pictures: [null] }, []],
    ['no description', { descriptions: {} }, ['shortDescription']],
    ['39 characters', { descriptions: { en: 'x'.repeat(39), zh: '短' } }, ['shortDescription']],
    ['40 characters', { descriptions: { en: 'x'.repeat(40) } }, []],
    ['40 characters in the other language', { descriptions: { en: 'x', zh: '字'.repeat(40) } }, []],
    [
      'characters outside the basic plane count once',
      { descriptions: { en: '👕'.repeat(39) } },
      ['shortDescription'],
    ],
    [
      'one variant without cost',
      { variants: [variant, { ...variant, cost: null }] },
      ['missingCost'],
    ],
    ['a cost of zero is a cost', { variants: [{ ...variant, cost: 0 }] }, []],
    [
      'one variant without a price',
      { variants: [{ ...variant, basePrice: 0 }, variant] },
      ['missingPrice'],
    ],
    [
      'duplicate codes, each by itself',
      { repeatedSkus: ['A1', 'A2'], repeatedBarcodes: ['690'] },
      ['duplicateSku A1', 'duplicateSku A2', 'duplicateBarcode 690'],
    ],
    ['a name missing in one language', { names: { en: 'Shirt' } }, ['missingTranslation zh']],
  ])('the expected quality issues are found in the case: %s', (_, facts, issues) => {
    expect(found(facts)).toEqual(issues);
  });
  test('a quality rule that is off reports no issue', () => {
    expect(
      issuesOf(
        {
          ...perfect,
          imageCount: 0,
          standards: { ...perfect.standards, minPictures: null },
          filled: new Set(),
        },
        settings('off'),
      ),
    ).toEqual([]);
  });
  test('errors are listed before warnings', () => {
    const issues = issuesOf(
      {
        ...perfect,
        imageCount: 0,
        standards: { ...perfect.standards, minPictures: null },
        repeatedSkus: ['A1'],
      },
      defaults,
    );
    expect(issues.map(({ severity }) => severity)).toEqual(['error', 'warning']);
  });
});

describe('scoreOf', () => {
  const issue = (severity: Issue['severity']): Issue => ({
    rule: 'missingCost',
    severity,
    detail: null,
  });
  test.each([
    [[], 100],
    [['warning'], 90],
    [['error'], 75],
    [['error', 'warning', 'warning'], 55],
    [['error', 'error', 'error', 'error'], 0],
    [['error', 'error', 'error', 'error', 'warning'], 0],
  ] as const)('issues of severity %j give a score of %i', (severities, score) => {
    expect(scoreOf(severities.map(issue))).toBe(score);
  });
  test('a product that breaks every default rule has the expected issues and a score of 10', () => {
    const wrong: QualityFacts = {
      ...perfect,
      names: { en: 'Shirt' },
      descriptions: {},
      primaryCategoryId: null,
      imageCount: 0,
      pictures: [],
      standards: {
        minPictures: null,
        minPictureWidth: null,
        minPictureHeight: null,
        pictureRatio: null,
      },
      filled: new Set(),
      variants: [{ sku: null, barcode: null, cost: null, basePrice: 0 }],
    };
    const issues = issuesOf(wrong, defaults);
    expect(issues.map(({ rule }) => rule)).toEqual([
      'missingRequiredAttribute',
      'missingPrice',
      'missingCategory',
      'missingImage',
      'shortDescription',
      'missingCost',
    ]);
    expect(scoreOf(issues)).toBe(10);
  });
  test('fixing an issue never lowers the score', () => {
    const list = fc.array(fc.constantFrom('error' as const, 'warning' as const), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(list, fc.nat(), (severities, at) => {
        const remaining = severities.filter((_, index) => index !== at % severities.length);
        expect(scoreOf(remaining.map(issue))).toBeGreaterThanOrEqual(
          scoreOf(severities.map(issue)),
        );
      }),
    );
  });
  test('every quality rule has a default setting', () => {
    expect(DEFAULT_QUALITY_RULES.map(({ code }) => code)).toEqual<QualityRuleCode[]>([
      ...QUALITY_RULES,
    ]);
  });
});
