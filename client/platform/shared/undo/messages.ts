export const en = {
  undo: {
    verb: 'Undo',
    import: 'Undo this import',
    rest: 'Undo the rest',
    partOfImport:
      '%{undone} of %{records} records of this import were undone; the others stayed as they are.',
    wholeImport: 'This import was undone: everything is as it was before.',
    title: 'Undo this change?',
    impossible: 'This change cannot be undone',
    consequence:
      '%{smart_count} record goes back to how it was before. |||| %{smart_count} records go back to how they were before.',
    left: '%{smart_count} record stays as it is: |||| %{smart_count} records stay as they are:',
    leftRecord: '%{name}: %{reason}',
    more: 'and %{smart_count} more',
    done: 'Undone for %{smart_count} record |||| Undone for %{smart_count} records',
    partlyDone:
      'Undone for %{smart_count} record; left as they are: %{left} |||| Undone for %{smart_count} records; left as they are: %{left}',
    refused: 'Not undone. %{reason}',
    refusedFor: 'Not undone: “%{name}”. %{reason}',
    willBeTooLarge:
      'One undo takes back at most %{max} records, so this import cannot be undone afterwards. Make a backup first, or import it in parts.',
    tooLarge:
      'It has %{records} records, and one undo takes back at most %{max}: to take it back, import the values of before, or restore a backup.',
    look: 'Look at it and its history',
    wasUndo: 'Undo of an earlier change',
    errors: {
      done: 'This was undone already.',
      changedSince:
        'It was changed again since. Undo the later change first, or change it by hand.',
      underWay: 'This is being undone right now. Look at the result in a moment.',
      running: 'This import is still running. Wait until it ends, or cancel it first.',
      notPossible: 'Changes of this kind cannot be undone.',
      tooMany: 'This change has %{count} records; at most %{max} can be undone together.',
    },
  },
};

export const zh = {
  undo: {
    verb: '撤销',
    import: '撤销此次导入',
    rest: '撤销其余',
    partOfImport: '此次导入的 %{records} 条记录中已撤销 %{undone} 条，其余保持不变。',
    wholeImport: '此次导入已撤销，所有内容已恢复为导入前的样子。',
    title: '要撤销这次修改吗？',
    impossible: '这次修改无法撤销',
    consequence: '%{smart_count} 条记录将恢复为修改前的内容。',
    left: '%{smart_count} 条记录保持不变：',
    leftRecord: '%{name}：%{reason}',
    more: '还有 %{smart_count} 条',
    done: '已撤销 %{smart_count} 条记录的修改',
    partlyDone: '已撤销 %{smart_count} 条记录的修改；%{left} 条保持不变',
    refused: '未能撤销。%{reason}',
    refusedFor: '未能撤销“%{name}”。%{reason}',
    willBeTooLarge: '一次最多撤销 %{max} 条记录，因此导入后无法撤销。请先备份，或分批导入。',
    tooLarge:
      '此次导入有 %{records} 条记录，一次最多撤销 %{max} 条：如需恢复，请导入之前的数据，或从备份恢复。',
    look: '查看内容和修改记录',
    wasUndo: '撤销了之前的修改',
    errors: {
      done: '这次修改已经撤销过。',
      changedSince: '之后又被修改过。请先撤销后来的修改，或直接修改。',
      underWay: '正在撤销中，请稍后查看结果。',
      running: '该导入仍在进行。请等它结束，或先取消它。',
      notPossible: '这类修改无法撤销。',
      tooMany: '这次修改涉及 %{count} 条记录；一次最多撤销 %{max} 条。',
    },
  },
};
