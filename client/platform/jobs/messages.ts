export const en = {
  resources: {
    jobs: {
      name: 'Background work |||| Background work',
      fields: {
        name: 'What',
        kind: 'Kind',
        status: 'Status',
        staffName: 'Who',
        createdAt: 'Started',
        finishedAt: 'Ended',
        message: 'Note',
        resultName: 'Result',
        counts: 'Rows',
      },
    },
  },
  jobs: {
    kinds: {
      import: 'Import',
      export: 'Export',
      rebuild: 'Recount of figures',
      bulkEdit: 'Bulk edit',
      coupons: 'Coupon codes',
      webhooks: 'Webhook messages sent again',
    },
    dryRun: 'Dry run',
    statuses: {
      queued: 'Waiting',
      running: 'Running',
      done: 'Done',
      failed: 'Failed',
      cancelled: 'Cancelled',
      interrupted: 'Interrupted',
    },
    rate: '%{rows} rows a second',
    remaining: '%{time} left',
    cancel: 'Cancel',
    cancelling: 'Stopping',
    download: 'Download',
    indicator: 'Background work: %{smart_count} running',
    nothing: 'Nothing is running.',
    all: 'All background work',
    empty: {
      title: 'No background work yet',
      text: 'Imports and other long tasks appear here with their progress; results are kept for %{days} days.',
    },
    errors: {
      interrupted:
        'The server stopped while this was running. Completed work is kept; start it again to finish.',
      cancelled: 'Cancelled. Completed work is kept.',
      internal: 'Something went wrong on our side. Completed work is kept; start it again.',
      finished: 'This has already ended.',
      mustFinish: 'This cannot be cancelled: figures would stay wrong until it has finished.',
    },
  },
};

export const zh: typeof en = {
  resources: {
    jobs: {
      name: '后台任务',
      fields: {
        name: '内容',
        kind: '类型',
        status: '状态',
        staffName: '操作人',
        createdAt: '开始时间',
        finishedAt: '结束时间',
        message: '说明',
        resultName: '结果',
        counts: '行数',
      },
    },
  },
  jobs: {
    kinds: {
      import: '导入',
      export: '导出',
      rebuild: '重新统计数据',
      bulkEdit: '批量修改',
      coupons: '生成券码',
      webhooks: '重新推送消息',
    },
    dryRun: '预检',
    statuses: {
      queued: '等待中',
      running: '进行中',
      done: '已完成',
      failed: '失败',
      cancelled: '已取消',
      interrupted: '已中断',
    },
    rate: '每秒 %{rows} 行',
    remaining: '剩余 %{time}',
    cancel: '取消',
    cancelling: '正在停止',
    download: '下载',
    indicator: '后台任务：%{smart_count} 个进行中',
    nothing: '没有正在进行的后台任务。',
    all: '全部后台任务',
    empty: {
      title: '还没有后台任务',
      text: '导入等耗时操作会显示在这里，可查看进度；结果保留 %{days} 天。',
    },
    errors: {
      interrupted: '任务进行时服务器已停止。已完成的部分已保存，请重新执行以完成剩余部分。',
      cancelled: '已取消，已完成的部分已保存。',
      internal: '系统出错。已完成的部分已保存，请重新执行。',
      finished: '该任务已结束。',
      mustFinish: '该任务不能取消：完成之前数据会不准确。',
    },
  },
};
