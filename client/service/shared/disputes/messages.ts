export const en = {
  cases: {
    fields: { areAgreed: 'Both sides agree to begin now' },
  },
  disputes: {
    noMediator:
      'Nobody can mediate this: everybody who may has had a part in it. Let another manager admit it, or invite one.',
    beginHelp:
      'Mediation begins once both sides have handed in, or their time is over. If both agree to begin before, say in the reason how they did.',
    errors: {
      stillEvidence:
        'A side that has handed in nothing still has time for it. Wait until that is over, or record that both sides agree to begin.',
      howAgreed: 'Say in the reason how both sides agreed to begin now.',
    },
  },
};

export const zh: typeof en = {
  cases: {
    fields: { areAgreed: '双方同意立即开始调解' },
  },
  disputes: {
    noMediator: '没有可选的调解人：有权调解的人员均参与过此事。请由其他店长受理，或邀请一位店长。',
    beginHelp:
      '双方均已举证或举证时间结束后开始调解。如双方同意提前开始，请在原因中注明双方如何确认。',
    errors: {
      stillEvidence:
        '尚未举证的一方仍在举证时间内。请等待举证时间结束，或记录双方同意立即开始调解。',
      howAgreed: '请在原因中注明双方如何确认立即开始调解。',
    },
  },
};
