export const en = {
  resources: {
    members: {
      fields: { erasedAt: 'Erased', ground: 'Reason', afterRestore: 'After a backup was restored' },
    },
  },
  members: {
    privacy: {
      menu: 'Personal data of this member',
      erased: 'Erased',
      notice:
        'Who this member is was erased. Points, level and orders stay under the member’s number, and nothing can be added.',
      dataFile: {
        verb: 'Export all data',
        title: 'Export everything stored about this member?',
        text: 'One JSON file with all records of this member, in the clear: details, consents, points, orders, messages and history. Your name and reason are recorded in the history.',
        done: 'The file was saved.',
      },
      erasure: {
        verb: 'Erase member',
        title: 'Erase member %{number} for good?',
        gone: 'Name, phone, e-mail, address, birthday, profile, consents and tags are erased, in the history, in messages and in addresses of gifts too. Nobody can bring them back.',
        stays:
          'Orders, points and level stay under the number %{number}, and no figure changes. Unused points and codes can no longer be used.',
        shop: 'Delete the member in your shop as well. What it sends of this number later is refused, except orders and returns.',
        merged:
          'The merged record %{numbers} is erased, too. |||| %{smart_count} merged records are erased, too: %{numbers}.',
        numberIsContact:
          'This member’s number is a phone number or an e-mail address. It stays as the number, and still says who the member is. Let the shop give the member another number first.',
        keeps: {
          tickets:
            '%{smart_count} open ticket stays open, without its words and tags. If it still needs an answer, resolve it first. |||| %{smart_count} open tickets stay open, without their words and tags. If they still need an answer, resolve them first.',
          complaints:
            '%{smart_count} complaint is open and goes on without its words. Nothing more is written about the customer. |||| %{smart_count} complaints are open and go on without their words. Nothing more is written about the customer.',
          cases:
            '%{smart_count} other case (return, exchange, repair or call) is open and goes on without its words. |||| %{smart_count} other cases (returns, exchanges, repairs or calls) are open and go on without their words.',
          refunds:
            '%{smart_count} refund is not paid in full yet. It is still decided on and paid, without its note. |||| %{smart_count} refunds are not paid in full yet. They are still decided on and paid, without their notes.',
          reservations:
            '%{smart_count} order that is not paid yet keeps its reserved discounts and points until it is paid or its time is over. |||| %{smart_count} orders that are not paid yet keep their reserved discounts and points until they are paid or their time is over.',
          instructions:
            '%{smart_count} instruction to your shop is still to be done. It stays, without its note. |||| %{smart_count} instructions to your shop are still to be done. They stay, without their notes.',
        },
        ground: 'Reason',
        type: 'Type %{number} to confirm',
        done: 'The member was erased.',
      },
      grounds: {
        request: 'The member asked for it',
        account: 'The account in the shop was closed',
        storage: 'The time for which data may be kept is over',
      },
    },
    errors: {
      erased:
        'This member was erased. Delete the number in the shop too; whoever comes back registers under a new number.',
      otherNumber: 'This is not the number of the member.',
      mergedRecord:
        'This is another record of member %{number}. Erase that member, which erases this record too; if the two are different people, undo the merge first.',
      unfinished: {
        gifts:
          'Gifts still to be sent: %{count}. Send or cancel them first, because their addresses are erased.',
        legalHolds:
          'Tickets on legal hold: %{count}. End the holds first, because nothing about them may be erased before.',
        disputes:
          'Disputes that are open, or were withdrawn in the last 30 days: %{count}. Nothing about them is erased before.',
      },
    },
  },
  activities: { verbs: { erase: 'erased' } },
};

export const zh: typeof en = {
  resources: {
    members: {
      fields: { erasedAt: '抹除时间', ground: '抹除原因', afterRestore: '恢复备份后重新抹除' },
    },
  },
  members: {
    privacy: {
      menu: '该会员的个人信息',
      erased: '已抹除',
      notice: '该会员的个人信息已抹除。积分、等级和订单仍保留在会员编号下，不能再新增内容。',
      dataFile: {
        verb: '导出全部数据',
        title: '导出该会员的全部数据？',
        text: '将生成一个 JSON 文件，以明文包含该会员的全部记录：资料、授权、积分、订单、消息和修改记录。您的姓名和原因会记入修改记录。',
        done: '文件已保存。',
      },
      erasure: {
        verb: '抹除个人信息',
        title: '永久抹除会员 %{number} 的个人信息？',
        gone: '姓名、手机号、邮箱、地址、生日、画像、授权和标签将全部抹除，修改记录、消息和礼品收货地址中的也一并抹除，任何人都无法恢复。',
        stays:
          '订单、积分和等级仍保留在编号 %{number} 下，各项数据不变。未使用的积分和券码将无法再使用。',
        shop: '请同步在店铺中删除该会员。此后店铺推送的该编号数据将被拒绝，订单和退货除外。',
        merged: '已合并到该会员的 %{smart_count} 条记录将一并抹除：%{numbers}。',
        numberIsContact:
          '该会员的编号就是手机号或邮箱。编号会保留，仍能识别本人。请先由店铺更换会员编号。',
        keeps: {
          tickets:
            '%{smart_count} 个未解决的工单将继续保留，但内容和标签会被抹除。如仍需答复，请先解决。',
          complaints:
            '%{smart_count} 个投诉尚未处理完，将继续处理，但内容会被抹除，此后不再记录该客户的信息。',
          cases:
            '%{smart_count} 个其他售后单（退货、换货、维修或回访）尚未完成，将继续处理，但内容会被抹除。',
          refunds: '%{smart_count} 笔退款尚未全部打款，将继续审批和打款，但备注会被抹除。',
          reservations: '%{smart_count} 个未付款订单预占的优惠和积分继续保留，直至付款或超时。',
          instructions: '%{smart_count} 条发给店铺的指令尚未完成，将继续保留，但备注会被抹除。',
        },
        ground: '抹除原因',
        type: '请输入 %{number} 以确认',
        done: '会员已抹除。',
      },
      grounds: {
        request: '会员本人要求',
        account: '会员已注销店铺账号',
        storage: '已超过数据保存期限',
      },
    },
    errors: {
      erased: '该会员已抹除。请同步在店铺中删除此编号；再次注册时请使用新的会员编号。',
      otherNumber: '输入的编号与该会员不一致。',
      mergedRecord:
        '该记录已合并至会员 %{number}。请抹除会员 %{number}，此记录会一并抹除；如果不是同一人，请先撤销合并。',
      unfinished: {
        gifts: '还有 %{count} 份礼品待发货。请先发货或取消，因为收货地址将被抹除。',
        legalHolds: '有 %{count} 个工单处于法律保全中，解除前不能抹除。',
        disputes: '有 %{count} 起纠纷尚未结束或撤回未满 30 天，期间不能抹除。',
      },
    },
  },
  activities: { verbs: { erase: '抹除了个人信息' } },
};
