export const en = {
  resources: {
    categories: {
      name: 'Category |||| Categories',
      fields: {
        names: 'Name',
        code: 'Code',
        hidden: 'Hidden in the shop',
        parentId: 'Under',
        attributes: 'Attributes',
        position: 'Place',
        minPrice: 'Least price',
        minMarginBps: 'Least margin',
        'attributes.attributeId': 'Attribute',
        'attributes.requirement': 'Needed',
      },
    },
  },
  categories: {
    tree: 'Category tree',
    search: 'Find a category',
    total: '%{smart_count} category |||| %{smart_count} categories',
    products: '%{smart_count} product |||| %{smart_count} products',
    add: 'Add category',
    back: '← Back to the tree',
    hidden: 'Hidden in the shop',
    nothing: 'No category has this in its name.',
    rehome: 'Re-home and delete',
    top: 'the top level',
    moved: '%{name} is now at place %{place} under %{parent}',
    keys: 'Arrow keys walk, Enter opens. Alt+↑ ↓ reorders, Alt+→ goes under the one above, Alt+← goes out one level; or drag.',
    inherited: 'Inherited from the categories above:',
    empty: {
      title: 'No categories yet',
      text: 'Add the first one, or import a tree: a CSV of your own or the Google product taxonomy.',
    },
    choose: { title: 'Choose a category', text: 'Its name, visibility and attributes open here.' },
    sections: {
      name: 'Name',
      guards: 'Floor of its prices',
      attributes: 'Attributes asked for here',
    },
    help: {
      guards:
        'Holds for every variant below it that says nothing itself. Empty: as the category above, else the store settings.',
      code: 'Used in imports; made from the name when left empty.',
      hidden: 'Products in it stay on sale; the shop does not show the category.',
      attributes:
        'Products of this category and all below it are asked for these. What is inherited can be tightened, never loosened.',
    },
    requirements: { optional: 'Optional', recommended: 'Recommended', required: 'Required' },
    merge: {
      verb: 'Merge into…',
      title: 'Merge “%{name}” into another category',
      text: '%{products} products and %{children} subcategories move to the category you choose, and past sales count there. “Merge” cannot be undone.',
      target: 'Into',
      done: '“%{name}” was merged',
    },
    delete: {
      title: 'Delete “%{name}”?',
      text: 'It is empty. Its past sales will count in the category above.',
      done: 'Category deleted',
    },
    errors: {
      cycle: 'A category cannot lie under itself.',
      unknownCategory: 'This category no longer exists. Choose another.',
      unknownParent: 'The category above it is not known: put it in an earlier row.',
      unknownAttribute: 'This attribute is missing, or named twice.',
      loosened: 'Looser than what is inherited. Choose the same or a tighter one.',
      mergeIntoItself: 'Choose another category.',
      mergeIntoChild: 'It cannot be merged into a category below it.',
      mergeApproved:
        'Approved promotions apply to this category: %{names}. Point them to another category or archive them first; a merge would change their terms without approval.',
      referenced:
        'Pricing still names it: %{names}. Change that first, or merge the category into another.',
      notEmpty:
        'It still holds products or subcategories. Merge it into another category to re-home them.',
    },
  },
};

export const zh: typeof en = {
  resources: {
    categories: {
      name: '商品分类',
      fields: {
        names: '名称',
        code: '编码',
        hidden: '前台隐藏',
        parentId: '上级分类',
        attributes: '商品属性',
        position: '排序',
        minPrice: '最低售价',
        minMarginBps: '最低毛利率',
        'attributes.attributeId': '属性',
        'attributes.requirement': '填写要求',
      },
    },
  },
  categories: {
    tree: '商品分类树',
    search: '查找分类',
    total: '共 %{smart_count} 个分类',
    products: '%{smart_count} 个商品',
    add: '新增分类',
    back: '← 返回分类树',
    hidden: '前台隐藏',
    nothing: '没有名称包含该内容的分类。',
    rehome: '转移内容并删除',
    top: '顶级',
    moved: '“%{name}”已移到“%{parent}”下的第 %{place} 位',
    keys: '方向键移动光标，回车打开。Alt+↑ ↓ 调整顺序，Alt+→ 移到上一个分类之下，Alt+← 上移一级；也可以拖动。',
    inherited: '继承自上级分类：',
    empty: {
      title: '还没有分类',
      text: '请新增第一个分类，或导入分类树：自有 CSV 或 Google 商品分类。',
    },
    choose: { title: '请选择一个分类', text: '在这里查看和编辑名称、显示状态与商品属性。' },
    sections: { name: '名称', guards: '价格底线', attributes: '本分类要求填写的属性' },
    help: {
      guards: '适用于下级所有未单独设置的规格。留空则沿用上级分类，最后采用店铺设置。',
      code: '用于导入；留空则根据名称自动生成。',
      hidden: '分类下的商品仍可销售，只是前台不显示该分类。',
      attributes: '本分类及其下级分类的商品需要填写这些属性。继承来的要求只能收紧，不能放宽。',
    },
    requirements: { optional: '选填', recommended: '建议填写', required: '必填' },
    merge: {
      verb: '合并到…',
      title: '将“%{name}”合并到其他分类',
      text: '%{products} 个商品和 %{children} 个下级分类将转移到所选分类，历史销售也计入该分类。合并后无法撤销。',
      target: '合并到',
      done: '“%{name}”已合并',
    },
    delete: {
      title: '删除“%{name}”？',
      text: '该分类为空，其历史销售将计入上级分类。',
      done: '分类已删除',
    },
    errors: {
      cycle: '分类不能移到自己的下级。',
      unknownCategory: '该分类已不存在，请选择其他分类。',
      unknownParent: '找不到上级分类：请把上级分类放在前面的行。',
      unknownAttribute: '该属性不存在，或重复填写。',
      loosened: '比继承的要求更宽松，请选择相同或更严格的要求。',
      mergeIntoItself: '请选择其他分类。',
      mergeIntoChild: '不能合并到自己的下级分类。',
      mergeApproved:
        '以下已通过的促销仍适用于该分类：%{names}。请先修改这些促销的适用分类或将其归档；合并会未经审批改变促销规则。',
      referenced: '定价中仍在使用该分类：%{names}。请先修改，或将该分类合并到其他分类。',
      notEmpty: '该分类下还有商品或下级分类。请先合并到其他分类。',
    },
  },
};
