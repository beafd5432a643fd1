export const en = {
  points: {
    errors: {
      notEnough:
        'The member has %{available} points to spend, and %{points} are needed. Use fewer points.',
      notWhole: 'Points are whole numbers from 1 on.',
    },
  },
};
export const zh: typeof en = {
  points: {
    errors: {
      notEnough: '该会员可用积分为 %{available}，本次需要 %{points}，请减少使用的积分。',
      notWhole: '积分须为大于 0 的整数。',
    },
  },
};
