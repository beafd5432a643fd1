/** The list and the page of a version. */
export const en = {
  programme: {
    title: 'Version %{number}',
    filters: { from: 'Starts from', until: 'Starts before' },
    changes: 'Changes from version %{number}',
    noChanges: 'It says the same as version %{number}.',
    empty: {
      title: 'No programme yet',
      text: 'Levels, benefits and points begin with a first version. It starts from common terms that you change.',
    },
    standing: {
      draft: 'A draft. Nothing changes for members until it is submitted and approved.',
      submitted: '%{author} submitted it. It needs approval by someone who did not work on it.',
      planned: 'Approved by %{name}. It starts on %{at}.',
    },
    verbs: {
      submit: {
        verb: 'Submit for approval',
        title: 'Submit version %{number}?',
        text: 'Someone who did not work on it approves or rejects it. Until then nothing changes for members.',
        done: 'Submitted for approval',
      },
      approve: {
        verb: 'Approve',
        title: 'Approve version %{number}?',
        now: 'It holds at once for all members. Its terms cannot be changed afterwards.',
        later: 'It holds for all members from %{at}. Its terms cannot be changed afterwards.',
        done: 'Approved',
      },
      reject: {
        verb: 'Reject',
        title: 'Reject version %{number}?',
        text: 'It goes back to %{author} with your reason.',
        done: 'Rejected',
      },
      withdraw: {
        verb: 'Withdraw',
        title: 'Withdraw version %{number}?',
        text: 'It will not come into force, and cannot be edited any more. A new version can be started from it.',
        done: 'Withdrawn',
      },
      edit: { verb: 'Edit' },
      copy: { verb: 'New version from this' },
    },
  },
};

export const zh: typeof en = {
  programme: {
    title: '版本 %{number}',
    filters: { from: '生效时间从', until: '生效时间至' },
    changes: '与版本 %{number} 的差异',
    noChanges: '内容与版本 %{number} 相同。',
    empty: {
      title: '尚无会员计划',
      text: '等级、权益和积分从第一个版本开始。系统提供常用设置，可按需修改。',
    },
    standing: {
      draft: '草稿。提交并通过审批之前，对会员没有任何影响。',
      submitted: '由 %{author} 提交。须由未参与编写的人审批。',
      planned: '已由%{name}通过，%{at}生效。',
    },
    verbs: {
      submit: {
        verb: '提交审批',
        title: '提交版本 %{number}？',
        text: '由未参与编写的人通过或驳回。在此之前对会员没有任何影响。',
        done: '已提交审批',
      },
      approve: {
        verb: '通过',
        title: '通过版本 %{number}？',
        now: '立即对全体会员生效，之后内容不能再修改。',
        later: '%{at}起对全体会员生效，之后内容不能再修改。',
        done: '已通过',
      },
      reject: {
        verb: '驳回',
        title: '驳回版本 %{number}？',
        text: '连同驳回原因退回给%{author}。',
        done: '已驳回',
      },
      withdraw: {
        verb: '撤回',
        title: '撤回版本 %{number}？',
        text: '撤回后不会生效，也不能再编辑。可以此为基础新建版本。',
        done: '已撤回',
      },
      edit: { verb: '编辑' },
      copy: { verb: '以此新建版本' },
    },
  },
};
