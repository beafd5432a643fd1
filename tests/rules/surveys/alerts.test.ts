/** By which answers somebody is alerted, how an alert moves, and until when somebody gets in touch. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AlertTerms } from '#contract/surveys/alertRules';
import { ALERT_ACTIONS, ALERT_STAGES } from '#contract/surveys/alerts';
import {
  dimensionsOf,
  hasWord,
  namesPerson,
  reasonsOf,
  safetyIssue,
} from '#rules/surveys/alertRules';
import {
  ALERT_PARTIES,
  alertPartyOf,
  decideAlert,
  recoveryOf,
  stageOf,
} from '#rules/surveys/alerts';
import { contactDueAt, isUpperLevel } from '#server/surveys/alerts/due';
import { choice, comment, csat, matrix, scaled } from '../../api/surveys/surveyStore.ts';

const TERMS = AlertTerms.parse({});
const reasons = (
  questions: Parameters<typeof reasonsOf>[0]['questions'],
  answers: Record<string, number | string>,
  terms = TERMS,
) =>
  reasonsOf({ questions }, new Map(Object.entries(answers)), terms).map(
    ({ kind, questionKey, rowKey }) => [
      kind,
      rowKey === null ? questionKey : `${questionKey}/${rowKey}`,
    ],
  );

describe('Reasons of an alert', () => {
  test.each([
    ['nps', 6, 7],
    ['ces', 3, 4],
  ] as const)('%s alerts at %i and no longer at %i', (type, low, high) => {
    const question = scaled(type, 'q');
    expect(reasons([question], { q: low })).toEqual([[type, 'q']]);
    expect(reasons([question], { q: high })).toEqual([]);
  });

  test('satisfaction of two alerts, of three does not, and a scale that is turned counts from its other end', () => {
    expect(reasons([csat('q')], { q: 2 })).toEqual([['csat', 'q']]);
    expect(reasons([csat('q')], { q: 3 })).toEqual([]);
    expect(reasons([scaled('ces', 'q', { direction: 'down' })], { q: 5 })).toEqual([['ces', 'q']]);
    expect(reasons([scaled('ces', 'q', { direction: 'down' })], { q: 4 })).toEqual([]);
  });

  test('a dimension that is rated low alerts by its row, and on other scales by as great a part', () => {
    expect(
      reasons([matrix('m', ['quality', 'price'])], { 'm/r_quality': 2, 'm/r_price': 3 }),
    ).toEqual([['dimension', 'm/r_quality']]);
    const recommend = scaled('nps', 'q', { dimensionKey: 'word_of_mouth' });
    expect(reasons([recommend], { q: 2 })).toEqual([
      ['nps', 'q'],
      ['dimension', 'q'],
    ]);
    expect(reasons([recommend], { q: 3 })).toEqual([['nps', 'q']]);
    const dimensions = (value: number) =>
      dimensionsOf(reasonsOf({ questions: [recommend] }, new Map([['q', value]]), TERMS));
    expect(dimensions(2)).toEqual(['word_of_mouth']);
    // Low for the scale, and not for the dimension.
    expect(dimensions(6)).toEqual([]);
  });

  test.each([
    ['nps', [0, 2, 5, 7]],
    ['ces', [1, 2, 4, 5]],
  ] as const)('one to four of five are on the scale of %s at most %o', (type, limits) => {
    const question = scaled(type, 'q', { dimensionKey: 'price' });
    const highest = [1, 2, 3, 4].map((dimensionAtMost) =>
      Array.from({ length: 11 }, (_, value) => value).findLast((value) =>
        reasons([question], { q: value }, { ...TERMS, dimensionAtMost }).some(
          ([kind]) => kind === 'dimension',
        ),
      ),
    );
    expect(highest).toEqual(limits);
  });

  test('all reasons are kept, the gravest first', () => {
    expect(
      reasons([csat('q'), comment('c')], { q: 1, c: '孩子受伤了，还是假货，我要打12315' }),
    ).toEqual([
      ['safety', 'c'],
      ['words', 'c'],
      ['words', 'c'],
      ['csat', 'q'],
    ]);
  });

  test('a rule that is off, and a scale without a limit, alert nobody', () => {
    expect(reasons([csat('q')], { q: 1 }, { ...TERMS, isOn: false })).toEqual([]);
    expect(reasons([csat('q')], { q: 1 }, { ...TERMS, csatAtMost: null })).toEqual([]);
    expect(reasons([scaled('nps', 'q')], { q: 0 }, { ...TERMS, npsAtMost: null })).toEqual([]);
    const rated = scaled('nps', 'q', { dimensionKey: 'price' });
    expect(reasons([rated], { q: 0 }, { ...TERMS, dimensionAtMost: null })).toEqual([['nps', 'q']]);
  });

  test('what was left out, and options that were chosen, alert nobody', () => {
    const asked = [scaled('nps', 'q'), comment('c'), matrix('m', ['price']), choice('o', ['fake'])];
    expect(reasons(asked, {})).toEqual([]);
    const chosen = reasonsOf({ questions: asked }, new Map([['o', ['fake']]]), TERMS);
    expect(chosen).toEqual([]);
  });

  test.each([
    ['Call 12315 now', '12315', true],
    ['13812315678', '12315', false],
    ['1231567', '12315', false],
    ['12315678', '12315', false],
    ['Call 12315', '12315', true],
    ['A fake!', ' fake ', true],
    ['They sent fake5', 'fake', true],
    ['INJURED by it', 'injured', true],
    ['uninjured', 'injured', false],
    ['是ＦＡＫＥ', 'fake', true],
    ['疑似假货！', '假货', true],
    ['anything', '  ', false],
  ])('of “%s” it is said whether it has the word “%s”', (text, word, has) => {
    expect(hasWord(text, word)).toBe(has);
  });

  test('a better answer never alerts where a worse one does not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 }),
        fc.integer({ min: 0, max: 10 }),
        (one, other) => {
          const [low, high] = [Math.min(one, other), Math.max(one, other)];
          const alerts = (value: number) => reasons([scaled('nps', 'q')], { q: value }).length;
          expect(alerts(high)).toBeLessThanOrEqual(alerts(low));
        },
      ),
    );
  });
});

describe('Words about safety', () => {
  test.each([
    ['safety', ' ＩＮＪＵＲＥＤ ', true],
    ['safety', '漏油', false],
    ['safety', null, false],
    ['words', 'injured', false],
    ['nps', null, false],
  ] as const)('as a reason of %s for “%s” name whoever answered: %s', (kind, word, is) => {
    const reason = { kind, word, questionKey: 'c', rowKey: null, dimensionKey: null, value: null };
    expect(namesPerson(reason)).toBe(is);
  });

  const survey = (identityMode: 'identified' | 'confidential' | 'anonymous', isFrozen = false) => ({
    identityMode,
    isFrozen,
    safetyWords: ['受伤', 'injured'],
  });
  test.each([
    ['a single character', ['的'], survey('identified'), 'shortWord'],
    ['a letter with blanks', [' a '], survey('identified'), 'shortWord'],
    ['a word of its own where everybody is named', ['漏油'], survey('identified', true), null],
    ['a word of its own in confidence', ['漏油'], survey('confidential'), 'unusualWord'],
    ['a word that everybody writes', ['很好'], survey('anonymous'), 'unusualWord'],
    ['one of the usual words', ['爆炸'], survey('confidential'), null],
    [
      'a further word after sending',
      ['受伤', '爆炸'],
      survey('confidential', true),
      'wordAfterSending',
    ],
    ['fewer words after sending', ['ＩＮＪＵＲＥＤ'], survey('confidential', true), null],
    ['no words after sending', [], survey('anonymous', true), null],
  ])('of %s it is said what is wrong', (_, words, of, issue) => {
    expect(safetyIssue(words, of)).toBe(issue && `surveyAlerts.errors.${issue}`);
  });
});

describe('Steps of an alert', () => {
  /** Everything that is allowed, as `stage action party`; all other triples are refused. */
  const ALLOWED = [
    'open assign lead',
    'open assign manager',
    'open contact assignee',
    'open contact lead',
    'open contact manager',
    'open contact system',
    'open close lead',
    'open close manager',
    'open withdraw system',
    'contacted assign lead',
    'contacted assign manager',
    'contacted contact assignee',
    'contacted contact lead',
    'contacted contact manager',
    'contacted contact system',
    'contacted close lead',
    'contacted close manager',
    'closed reopen manager',
    'closed reopen system',
    'reopened assign manager',
    'reopened contact assignee',
    'reopened contact lead',
    'reopened contact manager',
    'reopened contact system',
    'reopened close manager',
  ];
  test('of every stage, action and party it is decided whether the step is allowed', () => {
    const found = ALERT_STAGES.flatMap((stage) =>
      ALERT_ACTIONS.flatMap((action) =>
        [...ALERT_PARTIES, null].flatMap((party) =>
          decideAlert(stage, action, party).isAllowed ? [`${stage} ${action} ${party}`] : [],
        ),
      ),
    );
    expect(found.toSorted()).toEqual(ALLOWED.toSorted());
  });

  test('whoever is rated neither sees nor acts, unless it is the owner of the store', () => {
    const facts = { isRated: true, isLead: true, isOwner: true };
    expect(alertPartyOf({ ...facts, role: 'agent' })).toBe('rated');
    expect(alertPartyOf({ ...facts, role: 'manager' })).toBe('rated');
    expect(alertPartyOf({ ...facts, role: 'owner' })).toBe('manager');
    expect(alertPartyOf({ role: 'agent', isRated: false, isLead: false, isOwner: false })).toBe(
      null,
    );
    expect(alertPartyOf({ role: 'analyst', isRated: false, isLead: false, isOwner: false })).toBe(
      'reader',
    );
  });

  test('the stage follows from the instants, and recovered is somebody from four of five on', () => {
    const none = { contactedAt: null, closedAt: null, reopenedAt: null, withdrawnAt: null };
    expect(stageOf(none)).toBe('open');
    expect(stageOf({ ...none, contactedAt: 1 })).toBe('contacted');
    expect(stageOf({ ...none, contactedAt: 1, closedAt: 2 })).toBe('closed');
    expect(stageOf({ ...none, reopenedAt: 3 })).toBe('reopened');
    expect(stageOf({ ...none, reopenedAt: 3, closedAt: 4 })).toBe('closed');
    expect(stageOf({ ...none, withdrawnAt: 1 })).toBe('withdrawn');
    expect([null, 3, 4].map(recoveryOf)).toEqual([null, 'unhappy', 'recovered']);
  });
});

describe('Until when somebody gets in touch', () => {
  const WEEK = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 540, to: 1080 }));
  const calendar = [{ effectiveFrom: 0, timeZone: 'Asia/Shanghai', windows: WEEK, exceptions: [] }];
  const at = (text: string) => Date.parse(`${text}+08:00`);
  test.each([
    ['2026-09-28T10:00', false, '2026-09-29T10:00'],
    ['2026-09-25T17:00', false, '2026-09-28T17:00'],
    ['2026-09-26T08:00', false, '2026-09-28T18:00'],
    ['2026-09-28T16:00', true, '2026-09-29T11:00'],
    ['2026-09-28T09:00', true, '2026-09-28T13:00'],
  ])('what was answered on %s, of an upper level %s, is due at %s', (from, isUpper, due) => {
    expect(contactDueAt(calendar, at(from), isUpper)).toBe(at(due));
  });

  test('the upper half of the levels is contacted sooner', () => {
    const ranks = new Map([
      ['plain', 0],
      ['silver', 1],
      ['gold', 2],
      ['diamond', 3],
    ]);
    expect(
      ['plain', 'silver', 'gold', 'diamond', null, 'gone'].map((one) => isUpperLevel(one, ranks)),
    ).toEqual([false, false, true, true, false, false]);
  });
});
