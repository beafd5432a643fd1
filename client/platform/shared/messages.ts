export const en = {
  firstSteps: {
    setUp: 'Set currency, time zone and language',
    import: 'Import a file',
    connect: 'Connect the shop',
  },
};

export const zh: typeof en = {
  firstSteps: {
    setUp: '设置币种、时区和语言',
    import: '导入文件',
    connect: '连接店铺',
  },
};
